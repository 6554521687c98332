-- Mixed load for wrk: pages, the interface, SPARQL, and every now and then a query that takes long.
-- Counts the answers by their status; load.py reads what `done` prints.

local requests = {}
for line in io.lines(os.getenv("ENTENTE_REQUESTS")) do
  local method, target, accept, body = line:match("^(%S+)\t(%S+)\t([^\t]*)\t?(.*)$")
  table.insert(requests, {method = method, target = target, accept = accept, body = body})
end

local threads = {}
local number = 0

function setup(thread)
  number = number + 1
  thread:set("seed", number)
  table.insert(threads, thread)
end

function init()
  statuses = {}
  math.randomseed(seed)
end

function request()
  local one = requests[math.random(#requests)]
  local headers = {["Accept"] = one.accept, ["Host"] = wrk.host .. ":" .. wrk.port}
  if one.body ~= "" then headers["Content-Type"] = "application/sparql-query" end
  return wrk.format(one.method, one.target, headers, one.body ~= "" and one.body or nil)
end

function response(status)
  statuses[status] = (statuses[status] or 0) + 1
end

function done(summary, latency)
  local total = {}
  for _, thread in ipairs(threads) do
    for status, count in pairs(thread:get("statuses")) do
      total[status] = (total[status] or 0) + count
    end
  end
  for status, count in pairs(total) do io.write(string.format("status\t%d\t%d\n", status, count)) end
  for kind, count in pairs(summary.errors) do io.write(string.format("error\t%s\t%d\n", kind, count)) end
  io.write(string.format("latency\t%d\t%d\t%d\n", latency:percentile(50), latency:percentile(99), latency.max))
end
