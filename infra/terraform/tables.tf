locals {
  # Each is keyed by one text; the mails have a key and indexes of their own.
  simple_tables = {
    sessions = { key = "id" }
    searches = { key = "id" }
    tokens   = { key = "name" }
    boards   = { key = "mapUid" }
  }
}

resource "aws_dynamodb_table" "simple" {
  for_each = local.simple_tables

  name         = "${var.name}-${each.key}"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = each.value.key

  attribute {
    name = each.value.key
    type = "S"
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
}

resource "aws_dynamodb_table" "emails" {
  name         = "${var.name}-emails"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "person"
  range_key    = "date"

  attribute {
    name = "person"
    type = "N"
  }

  attribute {
    name = "date"
    type = "S"
  }

  attribute {
    name = "mail"
    type = "S"
  }

  attribute {
    name = "owed"
    type = "S"
  }

  global_secondary_index {
    name            = "by_id"
    hash_key        = "mail"
    projection_type = "ALL"
  }

  global_secondary_index {
    name            = "unsent"
    hash_key        = "owed"
    range_key       = "date"
    projection_type = "ALL"
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

  # Who was mailed what is the one thing here that cannot be had again.
  deletion_protection_enabled = true
}
