// Workbooks as a person fills them in: a template that was downloaded, with rows below its heading.
import { crc32 } from "./crc32.js";
import { inflateRawSync } from "node:zlib";

/** The parts of a zip, by their names. */
export function unzipped(bytes) {
  const parts = new Map();
  let at = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const count = bytes.readUInt16LE(at + 10);
  at = bytes.readUInt32LE(at + 16);
  for (let entry = 0; entry < count; entry += 1) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    const part = method === 0 ? packed : inflateRawSync(packed);
    parts.set(bytes.toString("utf8", at + 46, at + 46 + name), part.toString("utf8"));
    at += 46 + name + extra + comment;
  }
  return parts;
}

/** The parts as a zip, not packed. */
export function zipped(parts) {
  const [bodies, directory] = [[], []];
  let offset = 0;
  for (const [name, text] of parts) {
    const [path, part] = [Buffer.from(name), Buffer.from(text)];
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt32LE(crc32(part), 10);
    fields.writeUInt32LE(part.length, 14);
    fields.writeUInt32LE(part.length, 18);
    fields.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, path, part]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\0", "latin1"), fields, place, path);
    bodies.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A template with rows below its heading. */
export function filledIn(template, rows) {
  const parts = unzipped(template);
  const cell = (text, column) => text === "" ? "" : `<c r="${"ABCDEFGH"[column]}ROW" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
  const lines = rows.map((row, at) => `<row r="${at + 2}">${row.map(cell).join("").replaceAll("ROW", at + 2)}</row>`);
  const sheet = "xl/worksheets/sheet1.xml";
  parts.set(sheet, parts.get(sheet).replace("</sheetData>", `${lines.join("")}</sheetData>`));
  return zipped(parts);
}

/** The texts of a workbook's first sheet, row by row. */
export function texts(bytes) {
  const sheet = unzipped(bytes).get("xl/worksheets/sheet1.xml");
  return [...sheet.matchAll(/<row r="(\d+)">(.*?)<\/row>/g)].map(([, row, cells]) => {
    return { row: Number(row), cells: [...cells.matchAll(/<t xml:space="preserve">(.*?)<\/t>/g)].map(([, text]) => text) };
  });
}
