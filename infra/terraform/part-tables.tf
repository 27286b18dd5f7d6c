# Parts, tasks, pools and ledgers (docs/adr/0072). Keys and indexes are those that PartsTableShapes
# makes for tests.
locals {
  part_tables = {
    parts = {
      hash       = "userId", range = "partId"
      attributes = { userId = "S", partId = "S", attention = "S", checkShard = "S" }
      local      = { attention = "attention" }
      global     = { CheckIndex = { hash = "checkShard", range = "userId" } }
    }
    stock = {
      hash       = "partId", range = "vehicleModel"
      attributes = { partId = "S", vehicleModel = "S", userId = "S", timestamp = "S" }
      local      = {}
      global     = { UserIdTimestampIndex = { hash = "userId", range = "timestamp" } }
    }
  }

  part_environment = {
    PARTS_STORE             = "dynamodb"
    PARTS_TABLE_NAME        = aws_dynamodb_table.part["parts"].name
    STOCK_TABLE_NAME        = aws_dynamodb_table.part["stock"].name
    ATTACHMENTS_BUCKET_NAME = aws_s3_bucket.part_files.bucket
    # Their tables are always there, and would switch parts on.
    FEATURES = var.features == "" ? "messages,trackmania" : var.features
  }
}

resource "aws_dynamodb_table" "part" {
  for_each = local.part_tables

  name         = "${var.name}-${each.key}"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = each.value.hash
  range_key    = each.value.range

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
      range_key       = global_secondary_index.value.range
      projection_type = "ALL"
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

  # What a workshop counted cannot be had again.
  deletion_protection_enabled = true
}
