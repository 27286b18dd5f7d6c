# What tells the senders that a delivery is due. A message names the delivery, and as an attribute
# its channel; everything else the sender reads from the tables. Phones do not subscribe: each gets
# its pushes by its own endpoint.

locals {
  # The queue of each channel, and the function that it feeds.
  senders = {
    push    = { queue = "pushes", function = "push-sender" }
    mail    = { queue = "notice-mails", function = "email-sender" }
    webhook = { queue = "webhooks", function = "webhook-sender" }
  }

  # Unset where there is none: then the platform is not offered.
  phones = merge(
    var.ios_application_arn == "" ? {} : { SNS_IOS_APPLICATION_ARN = var.ios_application_arn },
    var.android_application_arn == "" ? {} : { SNS_ANDROID_APPLICATION_ARN = var.android_application_arn },
  )

  phone_applications = compact([var.ios_application_arn, var.android_application_arn])
}

data "aws_caller_identity" "here" {}

data "aws_iam_policy_document" "notifications_key" {
  statement {
    sid       = "Account"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${data.aws_caller_identity.here.account_id}:root"]
    }
  }

  # Without it an alarm that is told by a topic under this key is told to nobody.
  statement {
    sid       = "CloudWatch"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.here.account_id]
    }
  }
}

resource "aws_kms_key" "notifications" {
  description         = "${var.name}: what is due"
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.notifications_key.json
}

resource "aws_sns_topic" "notifications" {
  name              = "${var.name}-notifications"
  kms_master_key_id = aws_kms_key.notifications.arn
}

data "aws_iam_policy_document" "notifications_topic" {
  statement {
    sid       = "Publish"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.notifications.arn]

    principals {
      type        = "AWS"
      identifiers = [aws_iam_role.function["dispatcher"].arn]
    }
  }

  # No person, device, address or URL, whoever asks for it.
  statement {
    sid       = "QueuesOnly"
    effect    = "Deny"
    actions   = ["sns:Subscribe"]
    resources = [aws_sns_topic.notifications.arn]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringNotEquals"
      variable = "sns:Protocol"
      values   = ["sqs"]
    }
  }

  statement {
    sid       = "OwnQueuesOnly"
    effect    = "Deny"
    actions   = ["sns:Subscribe"]
    resources = [aws_sns_topic.notifications.arn]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "ArnNotLike"
      variable = "sns:Endpoint"
      values   = ["arn:aws:sqs:${var.region}:${data.aws_caller_identity.here.account_id}:${var.name}-*"]
    }
  }
}

resource "aws_sns_topic_policy" "notifications" {
  arn    = aws_sns_topic.notifications.arn
  policy = data.aws_iam_policy_document.notifications_topic.json
}

# Nobody but the topic may write to the queues, or to where it lays aside what it cannot deliver.
data "aws_iam_policy_document" "notifications_queue" {
  for_each = merge([
    for channel, sender in local.senders : {
      "${channel}"      = aws_sqs_queue.main[sender.queue].arn
      "${channel}-dead" = aws_sqs_queue.dead[sender.queue].arn
    }
  ]...)

  statement {
    actions   = ["sqs:SendMessage"]
    resources = [each.value]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.notifications.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "notifications" {
  for_each = local.senders

  queue_url = aws_sqs_queue.main[each.value.queue].id
  policy    = data.aws_iam_policy_document.notifications_queue[each.key].json
}

resource "aws_sqs_queue_policy" "notifications_dead" {
  for_each = local.senders

  queue_url = aws_sqs_queue.dead[each.value.queue].id
  policy    = data.aws_iam_policy_document.notifications_queue["${each.key}-dead"].json
}

resource "aws_sns_topic_subscription" "sender" {
  for_each = local.senders

  topic_arn            = aws_sns_topic.notifications.arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.main[each.value.queue].arn
  raw_message_delivery = true
  filter_policy        = jsonencode({ channel = [each.key] })

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead[each.value.queue].arn
  })
}

# New notices; that one has its deliveries is no news. What the feed leaves, the clock brings.
resource "aws_lambda_event_source_mapping" "dispatcher" {
  event_source_arn              = aws_dynamodb_table.message["notices"].stream_arn
  function_name                 = aws_lambda_alias.live["dispatcher"].arn
  starting_position             = "LATEST"
  batch_size                    = 100
  maximum_record_age_in_seconds = 300
  maximum_retry_attempts        = 3

  filter_criteria {
    filter {
      pattern = jsonencode({ eventName = ["INSERT"] })
    }
  }
}

# Who asks the senders.
data "aws_iam_policy_document" "dispatcher" {
  statement {
    sid       = "Ask"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.notifications.arn]
  }

  statement {
    sid       = "Key"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.notifications.arn]
  }
}

resource "aws_iam_role_policy" "dispatcher" {
  name   = "ask-senders"
  role   = aws_iam_role.function["dispatcher"].id
  policy = data.aws_iam_policy_document.dispatcher.json
}

# Pushes to phones, where the platform applications are there.
data "aws_iam_policy_document" "phones" {
  count = length(local.phone_applications) > 0 ? 1 : 0

  statement {
    sid       = "Endpoints"
    actions   = ["sns:CreatePlatformEndpoint"]
    resources = local.phone_applications
  }

  statement {
    sid       = "Push"
    actions   = ["sns:DeleteEndpoint", "sns:Publish"]
    resources = [for arn in local.phone_applications : "${replace(arn, ":app/", ":endpoint/")}/*"]
  }
}

resource "aws_iam_role_policy" "phones" {
  count = length(local.phone_applications) > 0 ? 1 : 0

  name   = "push-to-phones"
  role   = aws_iam_role.function["push-sender"].id
  policy = data.aws_iam_policy_document.phones[0].json
}

locals {
  # Seconds after which somebody is told, by the metrics that functions write into their logs each minute.
  waiting = {
    OldestDueDelivery        = { seconds = 300, what = "A delivery is due and does not leave: look at the senders' logs and queues." }
    OldestDuePost            = { seconds = 300, what = "A post is due and nobody takes it: look at the log of stream-events and its queue, and whether Discord answers." }
    OldestUndispatchedNotice = { seconds = 60, what = "A notice has no deliveries yet: look at the log of dispatcher." }
  }
}

resource "aws_cloudwatch_metric_alarm" "waiting" {
  for_each = local.waiting

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.what
  namespace           = var.name
  metric_name         = each.key
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  threshold           = each.value.seconds
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}
