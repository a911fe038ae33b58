-- Lets go of a batch that is written, if it is still this one, and keeps what the database says now.
-- KEYS: batch, then one for each base.
-- ARGV: id of the batch, seconds a base holds, then the bases.
if redis.call('HGET', KEYS[1], 'id') ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
for number = 2, #KEYS do
  redis.call('SET', KEYS[number], ARGV[number + 1], 'EX', ARGV[2])
end
return 1
