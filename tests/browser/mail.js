// A mail server, as far as ours sees one.
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

/** `refusal` answers every address while it is set; `letters` holds what was taken. */
export async function mailServer() {
  const mail = { refusal: null, letters: [] };
  const server = createServer((socket) => {
    socket.on("error", () => {});
    const say = (line) => socket.write(`${line}\r\n`);
    let letter = null;
    say("220 here");
    createInterface({ input: socket }).on("line", (line) => {
      if (letter !== null) {
        if (line !== ".") return letter.push(line);
        mail.letters.push(letter.join("\n"));
        letter = null;
        return say("250 taken");
      }
      if (line.startsWith("RCPT") && mail.refusal) return say(mail.refusal);
      if (line.startsWith("DATA")) {
        letter = [];
        return say("354 go on");
      }
      say(line.startsWith("QUIT") ? "221 bye" : "250 fine");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  mail.url = `smtp://127.0.0.1:${server.address().port}`;
  mail.close = () => server.close();
  return mail;
}
