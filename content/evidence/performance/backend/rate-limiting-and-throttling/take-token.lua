-- KEYS[1] bucket; ARGV: capacity, tokens per second, cost. Answers {allowed, left, wait in ms}.
local capacity, rate, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call("TIME")
local now = time[1] + time[2] / 1e6
local saved = redis.call("HMGET", KEYS[1], "tokens", "at")
local tokens, at = tonumber(saved[1]) or capacity, tonumber(saved[2]) or now
tokens = math.min(capacity, tokens + math.max(0, now - at) * rate)
local allowed = tokens >= cost
if allowed then tokens = tokens - cost end
redis.call("HSET", KEYS[1], "tokens", tostring(tokens), "at", string.format("%.6f", now))
redis.call("PEXPIRE", KEYS[1], math.ceil(capacity / rate * 1000) + 1000)
local wait = allowed and 0 or math.ceil((cost - tokens) / rate * 1000)
return { allowed and 1 or 0, math.floor(tokens), wait }
