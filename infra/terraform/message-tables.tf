# Messages, inbox, stream and sockets (docs/adr/0061, 0062). Keys and indexes are those that
# DynamoTables makes for tests.
locals {
  message_tables = {
    users = {
      hash       = "userId", range = "", feed = false
      attributes = { userId = "S" }
      local      = {}
      global     = {}
    }
    messages = {
      hash       = "userId", range = "messageId", feed = false
      attributes = { userId = "S", messageId = "S", seq = "N", peerSeq = "S", unread = "N", undelivered = "N", newest = "N", bucket = "S", createdAt = "N" }
      local      = { seq = "seq", peerSeq = "peerSeq", unread = "unread", undelivered = "undelivered", newest = "newest" }
      global     = { age = { hash = "bucket", range = "createdAt", all = false } }
    }
    notifications = {
      hash       = "userId", range = "notificationId", feed = false
      attributes = { userId = "S", notificationId = "S", seq = "N", unread = "N", expiresAt = "N", bucket = "S" }
      local      = { seq = "seq", unread = "unread", expiresAt = "expiresAt" }
      global     = { expiring = { hash = "bucket", range = "expiresAt", all = true } }
    }
    notices = {
      hash       = "userId", range = "noticeId", feed = true
      attributes = { userId = "S", noticeId = "S", shown = "S", waiting = "S", toldAt = "N" }
      local      = { shown = "shown" }
      global = {
        undispatched = { hash = "waiting", range = "toldAt", all = true }
      }
    }
    stream = {
      hash       = "userId", range = "seq", feed = true
      attributes = { userId = "S", seq = "N" }
      local      = {}
      global     = {}
    }
    connections = {
      hash       = "connectionId", range = "", feed = false
      attributes = { connectionId = "S", userId = "S" }
      local      = {}
      global     = { userId = { hash = "userId", range = "", all = true } }
    }
    deliveries = {
      hash = "deliveryId", range = "", feed = false
      attributes = {
        deliveryId = "S", noticeId = "S", notification = "S", told = "S", leftAs = "S", userId = "S",
        waiting    = "S", waitingFor = "S", dueAt = "N", foundAt = "N"
      }
      local = {}
      global = {
        due          = { hash = "waiting", range = "dueAt", all = true }
        notice       = { hash = "noticeId", range = "", all = false }
        notification = { hash = "notification", range = "", all = false }
        fact         = { hash = "told", range = "", all = false }
        message      = { hash = "leftAs", range = "", all = false }
        userId       = { hash = "userId", range = "foundAt", all = false }
        target       = { hash = "waitingFor", range = "foundAt", all = false }
      }
    }
    once = {
      hash       = "key", range = "", feed = false
      attributes = { key = "S", sender = "S" }
      local      = {}
      global = {
        sender = { hash = "sender", range = "", all = false }
      }
    }
  }

  message_table_names = {
    USERS_TABLE_NAME         = aws_dynamodb_table.message["users"].name
    MESSAGES_TABLE_NAME      = aws_dynamodb_table.message["messages"].name
    NOTIFICATIONS_TABLE_NAME = aws_dynamodb_table.message["notifications"].name
    NOTICES_TABLE_NAME       = aws_dynamodb_table.message["notices"].name
    STREAM_TABLE_NAME        = aws_dynamodb_table.message["stream"].name
    CONNECTIONS_TABLE_NAME   = aws_dynamodb_table.message["connections"].name
    DELIVERIES_TABLE_NAME    = aws_dynamodb_table.message["deliveries"].name
    ONCE_TABLE_NAME          = aws_dynamodb_table.message["once"].name
  }

  # How long what is in them is kept.
  retention = merge(
    {
      NOTICE_RETENTION_DAYS = tostring(var.notice_retention_days)
      STREAM_RETENTION_DAYS = tostring(var.stream_retention_days)
    },
    var.message_retention_days == 0 ? {} : { MESSAGE_RETENTION_DAYS = tostring(var.message_retention_days) },
  )
}

resource "aws_dynamodb_table" "message" {
  for_each = local.message_tables

  name         = "${var.name}-${each.key}"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = each.value.hash
  range_key    = each.value.range == "" ? null : each.value.range

  # What changed feeds the pusher and the dispatcher, in order for each person.
  stream_enabled   = each.value.feed
  stream_view_type = each.value.feed ? "NEW_IMAGE" : null

  dynamic "attribute" {
    for_each = each.value.attributes

    content {
      name = attribute.key
      type = attribute.value
    }
  }

  dynamic "local_secondary_index" {
    for_each = each.value.local

    content {
      name            = local_secondary_index.key
      range_key       = local_secondary_index.value
      projection_type = "ALL"
    }
  }

  dynamic "global_secondary_index" {
    for_each = each.value.global

    content {
      name            = global_secondary_index.key
      hash_key        = global_secondary_index.value.hash
      range_key       = global_secondary_index.value.range == "" ? null : global_secondary_index.value.range
      projection_type = global_secondary_index.value.all ? "ALL" : "KEYS_ONLY"
    }
  }

  ttl {
    attribute_name = "expires"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled = true
  }

  # What people wrote cannot be had again.
  deletion_protection_enabled = true
}
