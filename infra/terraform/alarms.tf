# CloudWatch cannot use the key that AWS keeps for SNS: with it every alarm would be told to nobody.
data "aws_caller_identity" "alerts" {}

data "aws_iam_policy_document" "alerts_key" {
  statement {
    sid       = "Account"
    actions   = ["kms:*"]
    resources = ["*"] # In the policy of a key: this key.

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${data.aws_caller_identity.alerts.account_id}:root"]
    }
  }

  statement {
    sid       = "Alarms"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.alerts.account_id]
    }
  }
}

resource "aws_kms_key" "alerts" {
  description         = "${var.name}: alarms"
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.alerts_key.json
}

# For operators: names, numbers and our own ids, nothing of people.
resource "aws_sns_topic" "alarms" {
  name              = "${var.name}-alerts"
  kms_master_key_id = aws_kms_key.alerts.arn
}

resource "aws_sns_topic_subscription" "alarms" {
  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

# A refused ticket is an error to Lambda, and nobody's trouble: the authorizer's log tells them apart.
locals {
  counted_by_lambda = { for name, settings in local.functions : name => settings if name != "socket-authorizer" }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  for_each = local.counted_by_lambda

  alarm_name          = "${var.name}-${each.key}-errors"
  alarm_description   = "${each.key} failed; its log says why."
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  dimensions          = { FunctionName = aws_lambda_function.function[each.key].function_name }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "duration" {
  for_each = local.functions

  alarm_name          = "${var.name}-${each.key}-duration"
  alarm_description   = "${each.key} took more than 80 % of its ${each.value.seconds} s on average."
  namespace           = "AWS/Lambda"
  metric_name         = "Duration"
  dimensions          = { FunctionName = aws_lambda_function.function[each.key].function_name }
  statistic           = "Average"
  period              = 300
  evaluation_periods  = 1
  threshold           = each.value.seconds * 800
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "api_5xx" {
  alarm_name          = "${var.name}-api-5xx"
  alarm_description   = "The API answered more than 5 requests with 5xx in 5 minutes."
  namespace           = "AWS/ApiGateway"
  metric_name         = "5xx"
  dimensions          = { ApiId = aws_apigatewayv2_api.api.id, Stage = aws_apigatewayv2_stage.live.name }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 5
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "api_latency" {
  alarm_name          = "${var.name}-api-latency"
  alarm_description   = "The API took more than a second on average, for 15 minutes."
  namespace           = "AWS/ApiGateway"
  metric_name         = "Latency"
  dimensions          = { ApiId = aws_apigatewayv2_api.api.id, Stage = aws_apigatewayv2_stage.live.name }
  statistic           = "Average"
  period              = 300
  evaluation_periods  = 3
  threshold           = 1000
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

# Refused credentials are client errors (4xx) and not among these.
resource "aws_cloudwatch_metric_alarm" "sockets" {
  alarm_name          = "${var.name}-socket-errors"
  alarm_description   = "More than 10 handshakes or frames failed in 5 minutes; see the log of socket."
  evaluation_periods  = 1
  threshold           = 10
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  metric_query {
    id          = "failed"
    expression  = "FILL(integration, 0) + FILL(execution, 0)"
    label       = "failed"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { integration = "IntegrationError", execution = "ExecutionError" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/ApiGateway"
        metric_name = metric_query.value
        dimensions  = { ApiId = aws_apigatewayv2_api.sockets.id, Stage = aws_apigatewayv2_stage.sockets.name }
        stat        = "Sum"
        period      = 300
      }
    }
  }
}

# What only a line of a log tells.
locals {
  told_by_logs = merge(
    {
      socket-authorizer-errors = {
        function = "socket-authorizer"
        pattern  = "\"handshake failed\""
        what     = "Handshakes failed that were not refused; see the log of socket-authorizer."
      }
      count-drift = {
        function = "daily-scheduler"
        pattern  = "\"recount-unread\" repaired"
        what     = "Somebody's unread counts were wrong and were repaired: there is a mistake in our code."
      }
      mail-login-refused = {
        function = "email-sender"
        pattern  = "\"mail login refused\""
        what     = "SES refuses our keys, our rights or our account; mails wait. See the log of email-sender."
      }
      parts-ledger-mismatch = {
        function = "daily-scheduler"
        pattern  = "\"parts-verification found\""
        what     = "The stock of a part does not follow from its ledger: there is a mistake in our code, or somebody changed a table."
      }
    },
    {
      for name in local.stream_queue_names : "${name}-not-offered" => {
        function = name
        pattern  = "\"no more in the version\""
        what     = "Twitch offers a subscription no more in the version that this release asks for. Channels are polled meanwhile; see the log of ${name}, and take a newer release."
      }
    },
    {
      for name in local.stream_queue_names : "${name}-discord-refuses" => {
        function = name
        pattern  = "?\"were refusals\" ?\"refuses our keys\""
        what     = "Discord or Twitch refuses our keys, or Discord refused so much that nothing is sent for ten minutes; see the log of ${name}."
      }
    },
    {
      for name in keys(local.functions) : "${name}-refused" => {
        function = name
        pattern  = "misconfigured"
        what     = "A service refused our keys; see the log of ${name}."
      } if endswith(name, "-sender") && !local.functions[name].mails
    },
  )
}

resource "aws_cloudwatch_log_metric_filter" "told" {
  for_each = local.told_by_logs

  name           = "${var.name}-${each.key}"
  log_group_name = aws_cloudwatch_log_group.function[each.value.function].name
  pattern        = each.value.pattern

  metric_transformation {
    name      = each.key
    namespace = var.name
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "told" {
  for_each = local.told_by_logs

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.what
  namespace           = var.name
  metric_name         = each.key
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]

  depends_on = [aws_cloudwatch_log_metric_filter.told]
}

resource "aws_cloudwatch_metric_alarm" "throttles" {
  for_each = local.functions

  alarm_name          = "${var.name}-${each.key}-throttles"
  alarm_description   = "${each.key} was called more often than the account allows."
  namespace           = "AWS/Lambda"
  metric_name         = "Throttles"
  dimensions          = { FunctionName = aws_lambda_function.function[each.key].function_name }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 2
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "dead" {
  for_each = local.queues

  alarm_name          = "${var.name}-${each.key}-dead"
  alarm_description   = "A message was laid aside: look at it, mend the cause, redrive it (docs/deploy-aws.md)."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.dead[each.key].name }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

# The end of a run is one line of the log. No such line in a day: no run, or none that ended.
resource "aws_cloudwatch_log_metric_filter" "run_ended" {
  for_each = toset(["daily-worker", "email-sender"])

  name           = "${var.name}-run-ended-${each.key}"
  log_group_name = aws_cloudwatch_log_group.function[each.key].name
  pattern        = "\"run of\" completed"

  metric_transformation {
    name      = "RunsCompleted"
    namespace = var.name
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "run_not_finished" {
  alarm_name          = "${var.name}-run-not-finished"
  alarm_description   = "No daily run was completed in the last 26 hours: nobody got mail today."
  namespace           = var.name
  metric_name         = "RunsCompleted"
  statistic           = "Sum"
  period              = 3600
  evaluation_periods  = 26
  datapoints_to_alarm = 26
  threshold           = 1
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

# The state machine goes on by itself after steps that failed, but not where it could not open the run.
resource "aws_cloudwatch_metric_alarm" "run_failed" {
  alarm_name          = "${var.name}-run-failed"
  alarm_description   = "The state machine of the daily run gave up: nobody gets mail today unless it is started again."
  namespace           = "AWS/States"
  metric_name         = "ExecutionsFailed"
  dimensions          = { StateMachineArn = aws_sfn_state_machine.daily_run.arn }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

# So with the check of all workshops for what runs low, which is due every hour: three hours without
# an end are two checks that were missed.
locals {
  with_parts = contains(split(",", var.features), "parts")
}

resource "aws_cloudwatch_log_metric_filter" "parts_check_ended" {
  for_each = toset(local.with_parts ? ["daily-scheduler"] : [])

  name           = "${var.name}-parts-check-ended"
  log_group_name = aws_cloudwatch_log_group.function[each.key].name
  pattern        = "\"check of all workshops\" finished"

  metric_transformation {
    name      = "PartsChecksFinished"
    namespace = var.name
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "parts_check_late" {
  for_each = toset(local.with_parts ? ["daily-scheduler"] : [])

  alarm_name          = "${var.name}-parts-check-late"
  alarm_description   = "No check of all workshops ended in the last 3 hours: what runs low by a setting or a date is told to nobody."
  namespace           = var.name
  metric_name         = "PartsChecksFinished"
  statistic           = "Sum"
  period              = 3600
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  threshold           = 1
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

# Requests that were held back are counted for each table as reads and as writes, and once more for each index.
locals {
  throttled_tables = merge(
    { for name, table in aws_dynamodb_table.simple : name => table },
    { for name, table in aws_dynamodb_table.message : name => table },
    { for name, table in aws_dynamodb_table.part : name => table },
    { emails = aws_dynamodb_table.emails },
  )

  throttled = merge(
    { for name, table in local.throttled_tables : name => { TableName = table.name } },
    [
      for name, table in local.throttled_tables : {
        for index in table.global_secondary_index : "${name}-${index.name}" => { TableName = table.name, GlobalSecondaryIndexName = index.name }
      }
    ]...
  )
}

resource "aws_cloudwatch_metric_alarm" "table_throttles" {
  for_each = local.throttled

  alarm_name          = "${var.name}-${each.key}-table-throttles"
  alarm_description   = "DynamoDB held requests to ${join(", ", values(each.value))} back."
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]

  metric_query {
    id          = "held"
    expression  = "FILL(reads, 0) + FILL(writes, 0)"
    label       = "held back"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { reads = "ReadThrottleEvents", writes = "WriteThrottleEvents" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/DynamoDB"
        metric_name = metric_query.value
        dimensions  = each.value
        stat        = "Sum"
        period      = 300
      }
    }
  }
}

# The pusher is behind: what happened is on no socket yet.
resource "aws_cloudwatch_metric_alarm" "pusher_behind" {
  alarm_name          = "${var.name}-pusher-behind"
  alarm_description   = "Events wait for more than a minute until they are pushed; see the log of pusher."
  namespace           = "AWS/Lambda"
  metric_name         = "IteratorAge"
  dimensions          = { FunctionName = aws_lambda_function.function["pusher"].function_name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 3
  threshold           = 60000
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_dashboard" "main" {
  dashboard_name = var.name

  dashboard_body = jsonencode({
    widgets = concat([
      {
        type = "metric", x = 0, y = 0, width = 12, height = 6
        properties = {
          title   = "Functions: errors", region = var.region, stat = "Sum", period = 300
          metrics = [for name in keys(local.functions) : ["AWS/Lambda", "Errors", "FunctionName", "${var.name}-${name}"]]
        }
      },
      {
        type = "metric", x = 12, y = 0, width = 12, height = 6
        properties = {
          title   = "Functions: duration, p99", region = var.region, stat = "p99", period = 300
          metrics = [for name in keys(local.functions) : ["AWS/Lambda", "Duration", "FunctionName", "${var.name}-${name}"]]
        }
      },
      {
        type = "metric", x = 0, y = 6, width = 12, height = 6
        properties = {
          title   = "Queues: waiting", region = var.region, stat = "Maximum", period = 300
          metrics = [for queue in aws_sqs_queue.main : ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queue.name]]
        }
      },
      {
        type = "metric", x = 12, y = 6, width = 12, height = 6
        properties = {
          title = "Laid aside, runs completed", region = var.region, stat = "Maximum", period = 3600
          metrics = concat(
            [for queue in aws_sqs_queue.dead : ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queue.name]],
            [[var.name, "RunsCompleted"]],
          )
        }
      },
      {
        type = "metric", x = 0, y = 12, width = 12, height = 6
        properties = {
          title   = "Deliveries: channel, state, reason", region = var.region, stat = "Sum", period = 300
          metrics = [[{ expression = "SEARCH('{${var.name},channel,state,reason} MetricName=\"Deliveries\"', 'Sum', 300)", id = "deliveries" }]]
        }
      },
      {
        type = "metric", x = 12, y = 12, width = 12, height = 6
        properties = {
          title = "Sockets: gone, too slow, conflicts; age of what is pushed", region = var.region, stat = "Sum", period = 300
          metrics = concat(
            [for name in ["SocketsGone", "SocketOverflows", "CommitConflicts", "Replays"] : [var.name, name]],
            [["AWS/Lambda", "IteratorAge", "FunctionName", "${var.name}-pusher", { stat = "Maximum", yAxis = "right" }]],
          )
        }
      },
      ], [for widget in [
        {
          type = "metric", x = 0, y = 18, width = 12, height = 6
          properties = {
            title   = "Posts to Discord: state, reason", region = var.region, stat = "Sum", period = 300
            metrics = [[{ expression = "SEARCH('{${var.name},channel,state,reason} MetricName=\"Deliveries\" channel=\"discord\"', 'Sum', 300)", id = "posts" }]]
          }
        },
        {
          type = "metric", x = 12, y = 18, width = 12, height = 6
          properties = {
            title = "Posts: oldest due; Discord refuses, Twitch offers no more", region = var.region, stat = "Maximum", period = 300
            metrics = concat(
              [[var.name, "OldestDuePost"]],
              [for name in keys(local.told_by_logs) : [var.name, name, { stat = "Sum", yAxis = "right" }] if startswith(name, "stream-events")],
            )
          }
        },
        {
          type = "metric", x = 0, y = 24, width = 12, height = 6
          properties = {
            title   = "The functions that answer webhooks and post, p99", region = var.region, stat = "p99", period = 300
            metrics = [for name in ["api", "stream-events"] : ["AWS/Lambda", "Duration", "FunctionName", "${var.name}-${name}"]]
          }
        },
    ] : widget if local.with_streams])
  })
}

resource "aws_budgets_budget" "month" {
  name         = var.name
  budget_type  = "COST"
  limit_amount = tostring(var.monthly_budget_usd)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  notification {
    comparison_operator        = "GREATER_THAN"
    threshold                  = 100
    threshold_type             = "PERCENTAGE"
    notification_type          = "FORECASTED"
    subscriber_email_addresses = [var.alarm_email]
  }

  notification {
    comparison_operator        = "GREATER_THAN"
    threshold                  = 80
    threshold_type             = "PERCENTAGE"
    notification_type          = "ACTUAL"
    subscriber_email_addresses = [var.alarm_email]
  }
}
