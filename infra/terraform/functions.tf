locals {
  by_cache = var.start == "cache"

  # Which requests from outside call. While these take none, queues behind them still run empty.
  entry_functions = ["api", "socket", "socket-authorizer"]

  public_url = var.domain == "" ? "https://${aws_cloudfront_distribution.web.domain_name}" : "https://${var.domain}"

  # What each may do beside reading and writing the tables. consumes: queues that feed it.
  functions = merge(local.stream_functions, {
    api = {
      handler    = "dev.pacenote.lambda.ApiFunction"
      seconds    = 29
      memory     = 1024
      snap_start = true
      sends      = concat(["work", "mails", "account-mails", "searches"], local.stream_queue_names)
      consumes   = {}
      mails      = false
      at_once    = -1
    }
    search-worker = {
      handler    = "dev.pacenote.lambda.SearchWorker"
      seconds    = 180
      memory     = 512
      snap_start = false
      sends      = []
      consumes   = { searches = { batch = 1, at_once = 5 } }
      mails      = false
      at_once    = -1
    }
    daily-scheduler = {
      handler    = "dev.pacenote.lambda.DailyScheduler"
      seconds    = 300
      memory     = 512
      snap_start = false
      sends      = concat(["work", "mails", "account-mails"], local.stream_queue_names) # It also looks whether work and mails are empty, and sweeps the outbox.
      consumes   = {}
      mails      = false
      at_once    = -1
    }
    daily-worker = {
      handler    = "dev.pacenote.lambda.DailyWorker"
      seconds    = 900
      memory     = 512
      snap_start = false
      sends      = ["work", "mails"]
      consumes   = { work = { batch = 10, at_once = 4 } }
      mails      = false
      at_once    = -1
    }
    email-sender = {
      handler    = "dev.pacenote.lambda.delivery.EmailSender"
      seconds    = 900
      memory     = 512
      snap_start = false
      sends      = ["mails", "work", "account-mails"]
      consumes = {
        mails         = { batch = 10, at_once = 2 }
        account-mails = { batch = 1, at_once = 2 }
        notice-mails  = { batch = 10, at_once = 2 }
      }
      mails   = true
      at_once = -1
    }
    # What clients of sockets say.
    socket = {
      handler    = "dev.pacenote.lambda.socket.SocketFunction"
      seconds    = 29
      memory     = 1024
      snap_start = false
      sends      = []
      consumes   = {}
      mails      = false
      at_once    = -1
    }
    # Who may open a socket.
    socket-authorizer = {
      handler    = "dev.pacenote.lambda.socket.SocketAuthorizer"
      seconds    = 10
      memory     = 1024
      snap_start = false
      sends      = []
      consumes   = {}
      mails      = false
      at_once    = -1
    }
    # What happened goes to sockets, fed by the change feed of the stream.
    pusher = {
      handler    = "dev.pacenote.lambda.socket.StreamPusher"
      seconds    = 60
      memory     = 1024
      snap_start = false
      sends      = []
      consumes   = {}
      mails      = false
      at_once    = -1
    }
    # Ends sockets that are over.
    sweeper = {
      handler    = "dev.pacenote.lambda.socket.SocketSweeper"
      seconds    = 60
      memory     = 512
      snap_start = false
      sends      = []
      consumes   = {}
      mails      = false
      at_once    = -1
    }
    # Opens deliveries of new notices, fed by their change feed, and asks senders for what is due.
    dispatcher = {
      handler    = "dev.pacenote.lambda.delivery.Dispatcher"
      seconds    = 120
      memory     = 512
      snap_start = false
      sends      = []
      consumes   = {}
      mails      = false
      at_once    = -1
    }
    # Send what messages name.
    push-sender = {
      handler    = "dev.pacenote.lambda.delivery.DeliverySender"
      seconds    = 180
      memory     = 512
      snap_start = false
      sends      = []
      consumes   = { pushes = { batch = 10, at_once = 5 } }
      mails      = false
      at_once    = -1
    }
    webhook-sender = {
      handler    = "dev.pacenote.lambda.delivery.DeliverySender"
      seconds    = 180
      memory     = 512
      snap_start = false
      sends      = []
      consumes   = { webhooks = { batch = 10, at_once = 5 } }
      mails      = false
      at_once    = -1
    }
    bounce-reader = {
      handler    = "dev.pacenote.lambda.delivery.BounceReader"
      seconds    = 60
      memory     = 512
      snap_start = false
      sends      = []
      consumes   = { bounces = { batch = 10, at_once = 2 } }
      mails      = false
      at_once    = -1
    }
  })

  feeds = merge([
    for function, settings in local.functions : {
      for queue, feed in settings.consumes : "${function}-${queue}" => merge(feed, {
        function = function
        queue    = queue
      })
    }
  ]...)

  # The change feed of that table feeds the function.
  fed_by_table = { pusher = "stream", dispatcher = "notices" }

  environment = {
    MICRONAUT_ENV_DEDUCTION       = "false"
    PACENOTE_LOG_FORMAT           = "json"
    METRICS_NAMESPACE             = var.name
    PACENOTE_SECRETS              = "/${var.name}/"
    PUBLIC_URL                    = local.public_url
    ALLOWED_ORIGIN                = local.public_url
    USER_AGENT                    = var.user_agent
    UPSTREAM_REQUESTS_PER_SECOND  = tostring(var.requests_per_second)
    DAILY_RUN_AT                  = var.daily_run_at
    DAILY_RUN_ZONE                = "UTC"
    USER_SESSIONS_TABLE_NAME      = aws_dynamodb_table.simple["sessions"].name
    MAP_SEARCH_RESULTS_TABLE_NAME = aws_dynamodb_table.simple["searches"].name
    API_TOKENS_TABLE_NAME         = aws_dynamodb_table.simple["tokens"].name
    LEADERBOARD_CACHE_TABLE_NAME  = aws_dynamodb_table.simple["boards"].name
    DAILY_EMAILS_TABLE_NAME       = aws_dynamodb_table.emails.name
    MAP_SEARCH_QUEUE_URL          = aws_sqs_queue.main["searches"].url
    SCHEDULER_QUEUE_URL           = aws_sqs_queue.main["work"].url
    DAILY_EMAIL_QUEUE_URL         = aws_sqs_queue.main["mails"].url
    ACCOUNT_MAIL_QUEUE_URL        = aws_sqs_queue.main["account-mails"].url
    NOTIFICATIONS_TOPIC_ARN       = aws_sns_topic.notifications.arn
    LARGE_ANSWERS_BUCKET          = aws_s3_bucket.large_answers.bucket
    SES_FROM                      = var.mail_from
  }
}

data "aws_iam_policy_document" "lambda_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_cloudwatch_log_group" "function" {
  for_each = local.functions

  name              = "/aws/lambda/${var.name}-${each.key}"
  retention_in_days = var.log_days
}

resource "aws_iam_role" "function" {
  for_each = local.functions

  name               = "${var.name}-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.lambda_trust.json
}

data "aws_iam_policy_document" "function" {
  for_each = local.functions

  statement {
    sid       = "Log"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.function[each.key].arn}:*"]
  }

  # Which tables each may read, change and sweep: table-rights.tf.
  dynamic "statement" {
    for_each = local.table_statements[each.key]

    content {
      sid       = statement.key
      actions   = statement.value.actions
      resources = statement.value.resources
    }
  }

  dynamic "statement" {
    for_each = contains(local.reach_sockets, each.key) ? [1] : []

    content {
      sid     = "Sockets"
      actions = ["execute-api:ManageConnections"]
      resources = [
        for method in ["GET", "POST", "DELETE"] : "${aws_apigatewayv2_api.sockets.execution_arn}/${local.socket_stage}/${method}/@connections/*"
      ]
    }
  }

  dynamic "statement" {
    for_each = { for function, table in local.fed_by_table : function => table if function == each.key }

    content {
      sid = "Feed"
      actions = [
        "dynamodb:DescribeStream",
        "dynamodb:GetRecords",
        "dynamodb:GetShardIterator",
        "dynamodb:ListStreams",
      ]
      resources = [aws_dynamodb_table.message[statement.value].stream_arn]
    }
  }

  statement {
    sid     = "Secrets"
    actions = ["ssm:GetParametersByPath"]
    resources = [
      for path in ["", "/", "/*"] : "arn:aws:ssm:${var.region}:*:parameter/${var.name}${path}"
    ]
  }

  dynamic "statement" {
    for_each = length(each.value.sends) > 0 ? [1] : []

    content {
      sid       = "Send"
      actions   = ["sqs:SendMessage", "sqs:GetQueueAttributes"]
      resources = [for queue in each.value.sends : aws_sqs_queue.main[queue].arn]
    }
  }

  dynamic "statement" {
    for_each = length(each.value.consumes) > 0 ? [1] : []

    content {
      sid = "Consume"
      actions = [
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:GetQueueUrl",
        "sqs:ReceiveMessage",
      ]
      resources = [for queue, _ in each.value.consumes : aws_sqs_queue.main[queue].arn]
    }
  }

  dynamic "statement" {
    for_each = each.key == "api" ? [1] : []

    content {
      sid       = "LargeAnswers"
      actions   = ["s3:PutObject", "s3:GetObject"]
      resources = ["${aws_s3_bucket.large_answers.arn}/answers/*"]
    }
  }

  # The API signs addresses with its own rights; the scheduler removes what is over.
  dynamic "statement" {
    for_each = contains(["api", "daily-scheduler"], each.key) ? [1] : []

    content {
      sid       = "PartFiles"
      actions   = ["s3:PutObject", "s3:GetObject", "s3:DeleteObject"]
      resources = ["${aws_s3_bucket.part_files.arn}/attachments/*"]
    }
  }

  # Without it S3 answers 403 for what is not there: absent is not forbidden.
  dynamic "statement" {
    for_each = each.key == "api" ? [1] : []

    content {
      sid       = "PartFilesThere"
      actions   = ["s3:ListBucket"]
      resources = [aws_s3_bucket.part_files.arn]
    }
  }

  dynamic "statement" {
    for_each = each.value.mails ? [1] : []

    content {
      sid     = "Mail"
      actions = ["ses:SendEmail", "ses:SendRawEmail"]
      resources = concat(
        [aws_sesv2_email_identity.sender.arn, aws_sesv2_configuration_set.mail.arn],
        var.ses_sandbox ? ["arn:aws:ses:${var.region}:${data.aws_caller_identity.here.account_id}:identity/*"] : [],
      )

      condition {
        test     = "StringEquals"
        variable = "ses:FromAddress"
        values   = [var.mail_from]
      }
    }
  }
}

resource "aws_iam_role_policy" "function" {
  for_each = local.functions

  name   = "work"
  role   = aws_iam_role.function[each.key].id
  policy = data.aws_iam_policy_document.function[each.key].json
}

# The Java runtime that the cache in the package was made with; no other one takes it.
resource "aws_lambda_layer_version" "runtime" {
  count = local.by_cache ? 1 : 0

  layer_name               = "${var.name}-runtime"
  filename                 = var.runtime
  source_code_hash         = fileexists(var.runtime) ? filebase64sha256(var.runtime) : null
  compatible_architectures = [var.architecture]
}

resource "aws_lambda_function" "function" {
  for_each = local.functions

  function_name                  = "${var.name}-${each.key}"
  role                           = aws_iam_role.function[each.key].arn
  runtime                        = local.by_cache ? "provided.al2023" : "java25"
  layers                         = local.by_cache ? [aws_lambda_layer_version.runtime[0].arn] : []
  architectures                  = [var.architecture]
  handler                        = each.value.handler
  filename                       = var.package
  source_code_hash               = fileexists(var.package) ? filebase64sha256(var.package) : null
  timeout                        = each.value.seconds
  memory_size                    = each.value.memory
  reserved_concurrent_executions = var.stopped && contains(local.entry_functions, each.key) ? 0 : each.value.at_once
  publish                        = true
  description                    = trimspace("Pacenote ${var.revision}")

  environment {
    variables = merge(local.environment, local.message_table_names, local.retention, local.part_environment, local.stream_environment, local.socket_environment, local.phones, each.key == "api" ? { CDN_SECRET = terraform_data.cdn_secret.output } : {})
  }

  snap_start {
    apply_on = !local.by_cache && each.value.snap_start ? "PublishedVersions" : "None"
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.function[each.key].name
  }

  depends_on = [aws_iam_role_policy.function]
}

# Everybody calls a function by this name: going back is pointing it at the version before.
resource "aws_lambda_alias" "live" {
  for_each = local.functions

  name             = "live"
  function_name    = aws_lambda_function.function[each.key].function_name
  function_version = aws_lambda_function.function[each.key].version
}

resource "aws_lambda_event_source_mapping" "feed" {
  for_each = local.feeds

  event_source_arn        = aws_sqs_queue.main[each.value.queue].arn
  function_name           = aws_lambda_alias.live[each.value.function].arn
  batch_size              = each.value.batch
  function_response_types = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = each.value.at_once
  }
}
