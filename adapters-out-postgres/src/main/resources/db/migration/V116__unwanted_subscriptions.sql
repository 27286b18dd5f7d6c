-- Which of our subscriptions at Twitch nobody wanted in the last pass: one that nobody wants in the next one either is deleted.
create table unwanted_subscriptions (twitch_id text primary key);
