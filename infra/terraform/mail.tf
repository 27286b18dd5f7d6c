locals {
  mail_domain = split("@", var.mail_from)[1]
}

resource "aws_sesv2_configuration_set" "mail" {
  configuration_set_name = var.name

  reputation_options {
    reputation_metrics_enabled = true
  }

  # An address that bounced or complained is not written to again.
  suppression_options {
    suppressed_reasons = ["BOUNCE", "COMPLAINT"]
  }

  delivery_options {
    tls_policy = "REQUIRE"
  }
}

# Proven by three CNAME records of the domain, which the outputs name.
resource "aws_sesv2_email_identity" "sender" {
  email_identity         = local.mail_domain
  configuration_set_name = aws_sesv2_configuration_set.mail.configuration_set_name
}

# What becomes of a mail after SES took it: SES tells the topic, the topic the queue, and the queue
# bounce-reader, which stops mail to addresses that are dead or do not want it.
resource "aws_sns_topic" "bounces" {
  name = "${var.name}-bounces"
}

data "aws_iam_policy_document" "bounces_topic" {
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.bounces.arn]

    principals {
      type        = "Service"
      identifiers = ["ses.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "AWS:SourceArn"
      values   = [aws_sesv2_configuration_set.mail.arn]
    }
  }
}

resource "aws_sns_topic_policy" "bounces" {
  arn    = aws_sns_topic.bounces.arn
  policy = data.aws_iam_policy_document.bounces_topic.json
}

resource "aws_sesv2_configuration_set_event_destination" "bounces" {
  configuration_set_name = aws_sesv2_configuration_set.mail.configuration_set_name
  event_destination_name = "bounces"

  event_destination {
    enabled              = true
    matching_event_types = ["BOUNCE", "COMPLAINT"]

    sns_destination {
      topic_arn = aws_sns_topic.bounces.arn
    }
  }

  depends_on = [aws_sns_topic_policy.bounces]
}

# Nobody but the topic may write to the queue: its messages are believed.
data "aws_iam_policy_document" "bounces_queue" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.main["bounces"].arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.bounces.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "bounces" {
  queue_url = aws_sqs_queue.main["bounces"].id
  policy    = data.aws_iam_policy_document.bounces_queue.json
}

resource "aws_sns_topic_subscription" "bounces" {
  topic_arn            = aws_sns_topic.bounces.arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.main["bounces"].arn
  raw_message_delivery = true

  # What cannot be put into the queue is laid aside as well.
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead["bounces"].arn
  })
}

# The topic lays aside what it cannot deliver.
data "aws_iam_policy_document" "bounces_dead" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.dead["bounces"].arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.bounces.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "bounces_dead" {
  queue_url = aws_sqs_queue.dead["bounces"].id
  policy    = data.aws_iam_policy_document.bounces_dead.json
}
