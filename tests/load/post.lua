-- Sends one body again and again, and says whether each answer was right.
local file = assert(io.open(os.getenv("BODY")))
local body = file:read("*a")
file:close()
local first, last = tonumber(os.getenv("FIRST_OFFICE")), tonumber(os.getenv("LAST_OFFICE"))
local from = tonumber(os.getenv("FROM"))
local writes = body:find("@ID@", 1, true) ~= nil
local office, row, run = first, from, os.time()

wrk.method = "POST"

-- Assignment `row` of an office, in the order of its tasks and centers; see fill.sql.
local function id()
  return string.format("0000000a-0000-7000-8000-%012x", office * 10000000 + math.floor(row / 100) * 100000 + row % 100)
end

local function headers()
  return {
    ["Content-Type"] = "application/json", ["X-Densach-Client"] = "bench", ["Cookie"] = "densach=bench-" .. office,
  }
end

local kept = {}
function request()
  if not writes then
    kept[office] = kept[office] or wrk.format(nil, nil, headers(), body)
    local made = kept[office]
    office = office < last and office + 1 or first
    return made
  end
  local sent = body:gsub("@ID@", id()):gsub("@KEY@", string.format("bench-%d-%d-%d", run, office, row))
  local made = wrk.format(nil, nil, headers(), sent)
  office = office + 1
  if office > last then office, row = first, row + 1 end
  return made
end

wrong = 0
local shown = false
function response(status, _, answer)
  if status ~= 200 or answer:find('"errors"', 1, true) or answer:find('"code"', 1, true) then
    wrong = wrong + 1
    if not shown then
      shown = true
      io.stderr:write(status, " ", answer:sub(1, 400), "\n")
    end
  end
end

local threads = {}
function setup(thread)
  threads[#threads + 1] = thread
end

function done(summary, latency)
  local bad = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  for _, thread in ipairs(threads) do bad = bad + thread:get("wrong") end
  io.write(string.format("figures requests=%d per_second=%.1f errors=%d p50=%.3f p99=%.3f\n", summary.requests,
    summary.requests / (summary.duration / 1e6), bad, latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
