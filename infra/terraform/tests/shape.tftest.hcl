mock_provider "aws" {
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }

  mock_resource "aws_lambda_function" {
    defaults = {
      arn     = "arn:aws:lambda:eu-central-1:000000000000:function:pacenote"
      version = "1"
    }
  }

  mock_resource "aws_lambda_alias" {
    defaults = {
      arn        = "arn:aws:lambda:eu-central-1:000000000000:function:pacenote:live"
      invoke_arn = "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/pacenote/invocations"
    }
  }

  mock_resource "aws_lambda_layer_version" {
    defaults = {
      arn = "arn:aws:lambda:eu-central-1:000000000000:layer:runtime:1"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::000000000000:role/pacenote"
    }
  }

  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:eu-central-1:000000000000:queue"
      url = "https://sqs.eu-central-1.amazonaws.com/000000000000/queue"
    }
  }

  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "000000000000"
    }
  }

  mock_resource "aws_kms_key" {
    defaults = {
      arn = "arn:aws:kms:eu-central-1:000000000000:key/1"
    }
  }

  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:eu-central-1:000000000000:alarms"
    }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:logs:eu-central-1:000000000000:log-group:group"
    }
  }

  mock_resource "aws_dynamodb_table" {
    defaults = {
      arn = "arn:aws:dynamodb:eu-central-1:000000000000:table/table"
    }
  }

  mock_resource "aws_sfn_state_machine" {
    defaults = {
      arn = "arn:aws:states:eu-central-1:000000000000:stateMachine:daily"
    }
  }

  mock_resource "aws_cloudfront_distribution" {
    defaults = {
      arn         = "arn:aws:cloudfront::000000000000:distribution/E1"
      domain_name = "d111111abcdef8.cloudfront.net"
    }
  }

  mock_resource "aws_cloudfront_function" {
    defaults = {
      arn = "arn:aws:cloudfront::000000000000:function/page"
    }
  }

  mock_resource "aws_apigatewayv2_api" {
    defaults = {
      api_endpoint  = "https://abc.execute-api.eu-central-1.amazonaws.com"
      execution_arn = "arn:aws:execute-api:eu-central-1:000000000000:abc"
    }
  }
}

mock_provider "aws" {
  alias = "global"
}

variables {
  mail_from   = "news@pacenote.example"
  user_agent  = "Pacenote / tests / tests@pacenote.example"
  alarm_email = "alarm@pacenote.example"
}

run "tables_forget_by_themselves_and_can_be_brought_back" {
  command = apply

  assert {
    condition = alltrue([
      for table in concat(values(aws_dynamodb_table.simple), [aws_dynamodb_table.emails]) :
      table.ttl[0].enabled && table.ttl[0].attribute_name == "expires" && table.point_in_time_recovery[0].enabled
    ])
    error_message = "Every table expires its items and can be restored to a moment."
  }

  assert {
    condition     = aws_dynamodb_table.emails.deletion_protection_enabled
    error_message = "The mails cannot be deleted by mistake."
  }
}

run "a_message_stays_hidden_longer_than_its_worker_lives" {
  command = apply

  assert {
    condition = alltrue([
      for feed in local.feeds :
      local.queues[feed.queue].hidden > local.functions[feed.function].seconds
    ])
    error_message = "Otherwise a second worker begins while the first is still at it."
  }

  assert {
    condition     = alltrue([for mapping in aws_lambda_event_source_mapping.feed : contains(mapping.function_response_types, "ReportBatchItemFailures")])
    error_message = "One bad message must not bring its neighbours back."
  }

  assert {
    condition     = length(aws_sqs_queue.dead) == length(aws_sqs_queue.main)
    error_message = "Every queue lays aside what cannot be worked off."
  }
}

run "nobody_may_do_more_than_they_must" {
  command = apply

  assert {
    condition     = [for name, settings in local.functions : name if settings.mails] == ["email-sender"]
    error_message = "Only the sender sends mail."
  }

  assert {
    condition     = local.functions["search-worker"].sends == []
    error_message = "A search sends no messages."
  }

  assert {
    condition = alltrue([
      for name in ["api", "daily-scheduler", "daily-worker", "email-sender"] :
      length(setsubtract(["work", "mails"], local.functions[name].sends)) == 0
    ])
    error_message = "Whoever takes a run up asks both of its queues whether they are empty."
  }

  assert {
    condition     = contains(local.functions["email-sender"].sends, "account-mails")
    error_message = "A password reset that somebody asked for becomes another account mail."
  }

  assert {
    condition     = contains(local.functions["daily-scheduler"].sends, "account-mails")
    error_message = "What a crash left in the outbox becomes an account mail."
  }

  assert {
    condition     = aws_scheduler_schedule.clock["minute"].schedule_expression == "rate(1 minute)"
    error_message = "The outbox is swept every minute."
  }

  assert {
    condition     = contains(data.aws_iam_policy_document.function["api"].statement[2].resources, "arn:aws:ssm:${var.region}:*:parameter/${var.name}/*")
    error_message = "Secrets lie under the path, not at it."
  }

  assert {
    condition     = aws_cloudfront_response_headers_policy.web.security_headers_config[0].content_security_policy[0].content_security_policy == "default-src 'self'; connect-src 'self' https://${aws_s3_bucket.large_answers.bucket_regional_domain_name}; style-src 'self' 'unsafe-inline'; img-src 'self' data: https://trackmania.exchange; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    error_message = "The pages may do here what they may do on the server, and fetch a large export."
  }

  assert {
    condition = [
      for origin in aws_cloudfront_distribution.web.origin : one(origin.custom_header).value if origin.origin_id == "api"
      ][0] == aws_lambda_function.function["api"].environment[0].variables.CDN_SECRET && alltrue([
        for name, function in aws_lambda_function.function :
        name == "api" || !contains(keys(function.environment[0].variables), "CDN_SECRET")
    ])
    error_message = "The API, and nobody else, knows the requests that come through CloudFront."
  }
}

run "mail_that_comes_back_reaches_its_reader_and_nobody_else_writes_there" {
  command = apply

  assert {
    condition     = toset(aws_sesv2_configuration_set_event_destination.bounces.event_destination[0].matching_event_types) == toset(["BOUNCE", "COMPLAINT"])
    error_message = "SES tells of bounces and complaints."
  }

  assert {
    condition     = aws_sns_topic_subscription.bounces.raw_message_delivery && aws_sns_topic_subscription.bounces.protocol == "sqs"
    error_message = "The topic hands them to the queue as they are."
  }

  assert {
    condition     = keys(local.functions["bounce-reader"].consumes) == ["bounces"] && local.functions["bounce-reader"].sends == []
    error_message = "The queue feeds the reader, which sends nothing."
  }

  assert {
    condition     = one(data.aws_iam_policy_document.bounces_queue.statement[0].principals).identifiers == toset(["sns.amazonaws.com"])
    error_message = "Only the topic writes to the queue."
  }
}

run "a_large_export_is_kept_for_a_day_and_for_its_owner" {
  command = apply

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.large_answers.rule[0].expiration[0].days == 1
    error_message = "A file is gone after a day."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.large_answers.block_public_acls,
      aws_s3_bucket_public_access_block.large_answers.block_public_policy,
      aws_s3_bucket_public_access_block.large_answers.ignore_public_acls,
      aws_s3_bucket_public_access_block.large_answers.restrict_public_buckets,
    ])
    error_message = "Nobody reads the bucket without a signed address."
  }

  assert {
    condition     = one(aws_s3_bucket_cors_configuration.large_answers.cors_rule).allowed_origins == toset([local.public_url])
    error_message = "Only our own page follows it."
  }
}

run "every_function_and_queue_has_its_alarm" {
  command = apply

  assert {
    condition     = toset(keys(aws_cloudwatch_metric_alarm.errors)) == toset(keys(local.functions))
    error_message = "A function without an alarm for its errors."
  }

  assert {
    condition     = toset(keys(aws_cloudwatch_metric_alarm.dead)) == toset(keys(local.queues))
    error_message = "A queue whose laid aside messages nobody hears of."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.run_not_finished.treat_missing_data == "breaching"
    error_message = "No word of a run is the alarm."
  }

  assert {
    condition     = alltrue([for group in aws_cloudwatch_log_group.function : group.retention_in_days == 14])
    error_message = "Logs are kept for 14 days."
  }
}

run "the_run_starts_by_messages_or_by_a_state_machine" {
  command = apply

  variables {
    daily_run    = "states"
    daily_run_at = "06:30"
  }

  assert {
    condition     = aws_scheduler_schedule.clock["daily-run"].target[0].arn == aws_sfn_state_machine.daily_run.arn
    error_message = "The clock starts the state machine."
  }

  assert {
    condition     = aws_scheduler_schedule.clock["daily-run"].schedule_expression == "cron(30 6 * * ? *)"
    error_message = "At the time that was asked for."
  }

  assert {
    condition     = !jsondecode(aws_scheduler_schedule.clock["look-around"].target[0].input).resume
    error_message = "A state machine looks after its run itself."
  }
}

run "a_faster_pace_than_agreed_is_refused" {
  command = plan

  variables {
    requests_per_second = 5
  }

  expect_failures = [var.requests_per_second]
}

run "a_domain_needs_its_certificate" {
  command = plan

  variables {
    domain = "pacenote.example"
  }

  expect_failures = [aws_cloudfront_distribution.web]
}
