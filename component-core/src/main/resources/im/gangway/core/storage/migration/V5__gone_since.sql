-- Since when the user's server has said that there is no such user; NULL once it says otherwise.
-- Who became dormant because of that is woken by any presence.
ALTER TABLE account ADD COLUMN gone_since BIGINT;
