# Twitch channels that go live, where the features name them; what is stored of them is in Postgres.
# A message wakes the function; what a lost one left is found every minute.
locals {
  with_streams = contains(split(",", var.features), "streams")

  stream_queue_names = local.with_streams ? ["stream-events"] : []

  # One message group, so that one instance at a time posts at Discord, in the rate that we keep. A
  # function that dies keeps the group waiting for as long as its message is hidden.
  stream_queues = {
    for name in local.stream_queue_names : name => { fifo = true, hidden = 130, tries = 50, kept = 3600 }
  }

  stream_functions = {
    for name in local.stream_queue_names : name => {
      handler    = "dev.pacenote.lambda.AreaJobWorker"
      seconds    = 120
      memory     = 512
      snap_start = false
      sends      = [name]
      consumes   = { (name) = { batch = 10, at_once = 2 } }
      mails      = false
      at_once    = -1
    }
  }

  stream_table_rights = {
    for name in local.stream_queue_names : name => {
      writes = concat(["sessions", "tokens", "deliveries"], local.commit_tables)
      reads  = ["connections"]
      sweeps = []
    }
  }

  stream_environment = local.with_streams ? { STREAM_EVENTS_QUEUE_URL = aws_sqs_queue.main["stream-events"].url } : {}

  stream_secrets = local.with_streams ? {
    DISCORD_CLIENT_ID     = "OAuth application at Discord"
    DISCORD_CLIENT_SECRET = "Its secret"
    DISCORD_BOT_TOKEN     = "Of the bot that posts"
    TWITCH_CLIENT_ID      = "Application at Twitch"
    TWITCH_CLIENT_SECRET  = "Its secret"
    TWITCH_WEBHOOK_SECRET = "10 to 100 ASCII characters, what Twitch signs with"
  } : {}
}
