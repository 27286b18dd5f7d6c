mock_provider "aws" {
  source = "./tests/mocks"
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
      for table in concat(values(aws_dynamodb_table.simple), values(aws_dynamodb_table.message), values(aws_dynamodb_table.part), [aws_dynamodb_table.emails]) :
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
    condition     = contains(flatten([for statement in data.aws_iam_policy_document.function["api"].statement : statement.resources if statement.sid == "Secrets"]), "arn:aws:ssm:${var.region}:*:parameter/${var.name}/*")
    error_message = "Secrets lie under the path, not at it."
  }

  assert {
    condition     = aws_cloudfront_response_headers_policy.web.security_headers_config[0].content_security_policy[0].content_security_policy == "default-src 'self'; connect-src 'self' https://${aws_s3_bucket.large_answers.bucket_regional_domain_name} https://${aws_s3_bucket.part_files.bucket_regional_domain_name} ${aws_apigatewayv2_api.sockets.api_endpoint}; style-src 'self' 'unsafe-inline'; img-src 'self' data: https://trackmania.exchange; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    error_message = "The pages may do here what they may do on the server, fetch a large export and open sockets."
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

run "sockets_are_let_in_by_the_authorizer_and_reached_with_their_stage" {
  command = apply

  assert {
    condition     = toset(keys(aws_apigatewayv2_route.sockets)) == toset(["$connect", "$disconnect", "$default"])
    error_message = "The three routes."
  }

  assert {
    condition = alltrue([
      for name, route in aws_apigatewayv2_route.sockets : route.authorization_type == (name == "$connect" ? "CUSTOM" : "NONE")
    ])
    error_message = "Whoever opens a socket is asked for, once."
  }

  assert {
    condition     = aws_apigatewayv2_authorizer.sockets.identity_sources == null && coalesce(aws_apigatewayv2_authorizer.sockets.authorizer_result_ttl_in_seconds, 0) == 0
    error_message = "A ticket is used once: what the authorizer said is never remembered."
  }

  assert {
    condition = alltrue([
      for function in aws_lambda_function.function :
      function.environment[0].variables.WEBSOCKET_MANAGEMENT_URL == "https://abc.execute-api.eu-central-1.amazonaws.com/live" &&
      function.environment[0].variables.WEBSOCKET_URL == "wss://abc.execute-api.eu-central-1.amazonaws.com/live"
    ])
    error_message = "Both addresses end with the stage."
  }

  assert {
    condition = alltrue([
      for format in [aws_apigatewayv2_stage.sockets.access_log_settings[0].format, aws_apigatewayv2_stage.live.access_log_settings[0].format] :
      length(regexall("(?i)query|requestLine|\\$input", format)) == 0
    ])
    error_message = "A ticket stands in the query: access logs leave it out."
  }

  assert {
    condition     = !aws_apigatewayv2_stage.sockets.default_route_settings[0].data_trace_enabled
    error_message = "What people write is in no log."
  }

  assert {
    condition     = aws_scheduler_schedule.clock["sockets"].schedule_expression == "rate(1 minute)"
    error_message = "Sockets are swept every minute."
  }
}

run "every_function_names_its_tables_indexes_and_actions" {
  command = apply

  assert {
    condition     = toset(keys(local.table_rights)) == toset(keys(local.functions))
    error_message = "A function of which nobody has said what it may do."
  }

  assert {
    condition = alltrue(flatten([
      for function, document in data.aws_iam_policy_document.function : [
        for statement in document.statement : [
          for right in statement.actions : !strcontains(right, "*")
        ]
      ]
    ]))
    error_message = "Each action by its name."
  }

  assert {
    condition = alltrue(flatten([
      for statements in values(local.table_statements) : [
        for statement in values(statements) : [for resource in statement.resources : !strcontains(resource, "*")]
      ]
    ]))
    error_message = "Each table and index by its name."
  }

  assert {
    condition     = [for name, rights in local.table_rights : name if contains(rights.sweeps, "connections")] == ["sweeper"]
    error_message = "Nobody but the sweeper reads all sockets."
  }

  assert {
    condition     = local.table_rights["socket-authorizer"] == { writes = ["once"], reads = ["sessions"], sweeps = [] }
    error_message = "The authorizer takes tickets and looks at sessions."
  }

  assert {
    condition = alltrue([
      for name, table in aws_dynamodb_table.message : table.stream_enabled == contains(["stream", "notices"], name) && table.deletion_protection_enabled
    ])
    error_message = "The stream and the notices have change feeds; no table goes by mistake."
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
    condition     = toset(concat(keys(aws_cloudwatch_metric_alarm.errors), ["socket-authorizer"])) == toset(keys(local.functions))
    error_message = "A function without an alarm for its errors."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.told["socket-authorizer-errors"].threshold == 1
    error_message = "The authorizer's real errors are told by its log: to Lambda a refusal is one too."
  }

  assert {
    condition     = toset(keys(aws_cloudwatch_metric_alarm.duration)) == toset(keys(local.functions)) && aws_cloudwatch_metric_alarm.duration["socket"].threshold == 29 * 800
    error_message = "A function that needs more than 80 % of its time."
  }

  assert {
    condition = alltrue([
      for name in concat(keys(aws_dynamodb_table.simple), keys(aws_dynamodb_table.message), keys(aws_dynamodb_table.part), ["emails", "emails-by_id", "emails-unsent"]) :
      contains(keys(aws_cloudwatch_metric_alarm.table_throttles), name)
    ])
    error_message = "A table that holds requests back, and nobody hears of it."
  }

  assert {
    condition = toset([
      for alarm in aws_cloudwatch_metric_alarm.table_throttles : "${alarm.alarm_name}" if length([
        for query in alarm.metric_query : query if length(query.metric) > 0 && try(contains(keys(query.metric[0].dimensions), "GlobalSecondaryIndexName"), false)
      ]) == 2
      ]) == toset(concat(["${var.name}-emails-by_id-table-throttles", "${var.name}-emails-unsent-table-throttles"],
      flatten([for name, table in local.message_tables : [for index in keys(table.global) : "${var.name}-${name}-${index}-table-throttles"]]),
      flatten([for name, table in local.part_tables : [for index in keys(table.global) : "${var.name}-${name}-${index}-table-throttles"]]),
    ))
    error_message = "An index that holds requests back, and nobody hears of it."
  }

  assert {
    condition = alltrue([
      for name in ["api", "daily-scheduler", "dispatcher", "push-sender", "webhook-sender", "email-sender", "bounce-reader"] :
      contains(keys(aws_cloudwatch_log_metric_filter.deliveries), name)
      ]) && alltrue([
      for kind in ["gone", "overflows"] : alltrue([for name in local.reach_sockets : contains(keys(aws_cloudwatch_log_metric_filter.counted), "${kind}-${name}")])
      ]) && alltrue([
      for name in ["api", "daily-scheduler", "daily-worker", "email-sender", "socket", "sweeper"] : contains(keys(aws_cloudwatch_log_metric_filter.counted), "conflicts-${name}")
    ])
    error_message = "What operators count is counted wherever it happens."
  }

  assert {
    condition = alltrue([
      for alarm in [aws_cloudwatch_metric_alarm.api_5xx, aws_cloudwatch_metric_alarm.api_latency, aws_cloudwatch_metric_alarm.sockets, aws_cloudwatch_metric_alarm.told["count-drift"], aws_cloudwatch_metric_alarm.told["mail-login-refused"], aws_cloudwatch_metric_alarm.told["push-sender-refused"]] :
      contains(alarm.alarm_actions, aws_sns_topic.alarms.arn)
    ])
    error_message = "An alarm of the contract's section 7 that tells nobody."
  }

  assert {
    condition = aws_sns_topic.alarms.kms_master_key_id == aws_kms_key.alerts.arn && contains(
      flatten([for statement in data.aws_iam_policy_document.alerts_key.statement : [for who in statement.principals : who.identifiers]]),
      "cloudwatch.amazonaws.com",
    )
    error_message = "CloudWatch may use the key of the topic, or no alarm is told."
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
    condition     = length(aws_cloudwatch_metric_alarm.parts_check_late) == 0
    error_message = "An alarm for checks of an area that is off."
  }

  assert {
    condition     = alltrue([for group in aws_cloudwatch_log_group.function : group.retention_in_days == 30])
    error_message = "Logs are kept for 30 days."
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

run "parts_are_kept_with_their_ledgers_where_functions_look_for_them" {
  command = apply

  variables {
    features = "messages,parts,trackmania"
  }

  assert {
    condition = alltrue([
      for table in values(aws_dynamodb_table.part) : table.deletion_protection_enabled
    ])
    error_message = "Stock cannot be deleted by mistake."
  }

  assert {
    condition = alltrue([
      for function in values(aws_lambda_function.function) :
      function.environment[0].variables.PARTS_STORE == "dynamodb" &&
      function.environment[0].variables.PARTS_TABLE_NAME == "${var.name}-parts" &&
      function.environment[0].variables.STOCK_TABLE_NAME == "${var.name}-stock" &&
      function.environment[0].variables.ATTACHMENTS_BUCKET_NAME == aws_s3_bucket.part_files.bucket &&
      function.environment[0].variables.FEATURES == "messages,parts,trackmania"
    ])
    error_message = "Each function has to know where parts are: also those that only look whether a notice is true."
  }

  assert {
    condition = [
      for name, rights in local.table_rights : name if contains(rights.writes, "parts") || contains(rights.writes, "stock")
    ] == ["api", "daily-scheduler"]
    error_message = "People change stock at the API; the clock checks it, tells of it and erases it."
  }

  assert {
    condition = alltrue([
      for name in ["email-sender", "push-sender", "webhook-sender"] : contains(local.table_rights[name].reads, "parts")
    ])
    error_message = "A sender looks whether a notice of a part is still true."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.part_files.block_public_acls,
      aws_s3_bucket_public_access_block.part_files.block_public_policy,
      aws_s3_bucket_public_access_block.part_files.ignore_public_acls,
      aws_s3_bucket_public_access_block.part_files.restrict_public_buckets,
    ])
    error_message = "Files of workshops are nobody else's."
  }

  assert {
    condition     = contains(local.table_arns["stock"], "${aws_dynamodb_table.part["stock"].arn}/index/UserIdTimestampIndex")
    error_message = "An index has a right of its own."
  }
}

run "areas_that_have_to_be_named_are_off_where_nobody_names_them" {
  command = apply

  assert {
    condition     = aws_lambda_function.function["api"].environment[0].variables.FEATURES == "messages,trackmania"
    error_message = "Nobody named parts, whose tables are there all the same."
  }
}

run "messages_are_kept_for_ever_unless_somebody_says_otherwise" {
  command = apply

  assert {
    condition = alltrue([
      for function in aws_lambda_function.function :
      !contains(keys(function.environment[0].variables), "MESSAGE_RETENTION_DAYS") &&
      function.environment[0].variables["NOTICE_RETENTION_DAYS"] == "90" &&
      function.environment[0].variables["STREAM_RETENTION_DAYS"] == "14"
    ])
    error_message = "Nobody's messages go because a variable has a default."
  }
}

run "every_function_knows_how_long_something_is_kept" {
  command = apply

  variables {
    message_retention_days = 30
    notice_retention_days  = 60
    stream_retention_days  = 7
  }

  assert {
    condition = alltrue([
      for function in aws_lambda_function.function :
      function.environment[0].variables["MESSAGE_RETENTION_DAYS"] == "30" &&
      function.environment[0].variables["NOTICE_RETENTION_DAYS"] == "60" &&
      function.environment[0].variables["STREAM_RETENTION_DAYS"] == "7"
    ])
    error_message = "One that reads and one that deletes must agree on what is expired."
  }
}

run "streams_have_a_queue_and_a_function_where_they_are_named" {
  command = apply

  variables {
    features = "messages,streams,trackmania"
  }

  assert {
    condition     = aws_sqs_queue.main["stream-events"].fifo_queue && keys(local.functions["stream-events"].consumes) == ["stream-events"]
    error_message = "The queue is in order and feeds its function."
  }

  assert {
    condition = alltrue([
      for function in aws_lambda_function.function :
      function.environment[0].variables.STREAM_EVENTS_QUEUE_URL == aws_sqs_queue.main["stream-events"].url
    ])
    error_message = "Every function knows whom to wake."
  }

  assert {
    condition = alltrue([
      for name in ["api", "daily-scheduler", "stream-events"] : contains(local.functions[name].sends, "stream-events")
    ])
    error_message = "What Twitch tells, the sweep, and the work itself wake the function."
  }

  assert {
    condition     = local.queues["stream-events"].hidden > local.functions["stream-events"].seconds
    error_message = "A message stays hidden for longer than its worker lives."
  }

  assert {
    condition     = contains(local.api_paths, "/webhooks/*") && contains(keys(local.secrets), "TWITCH_WEBHOOK_SECRET")
    error_message = "Twitch reaches the API, and what it signs with is a secret."
  }

  assert {
    condition = alltrue([
      for name in ["stream-events-not-offered", "stream-events-discord-refuses"] :
      contains(aws_cloudwatch_metric_alarm.told[name].alarm_actions, aws_sns_topic.alarms.arn) && aws_cloudwatch_log_metric_filter.told[name].log_group_name == aws_cloudwatch_log_group.function["stream-events"].name
    ])
    error_message = "What only an operator can mend tells nobody."
  }

  assert {
    condition     = contains(keys(aws_cloudwatch_log_metric_filter.counted), "conflicts-stream-events") && contains(keys(aws_cloudwatch_log_metric_filter.deliveries), "stream-events")
    error_message = "What streams write into inboxes is counted like the rest."
  }

  assert {
    condition = length(setsubtract(
      ["Posts to Discord: state, reason", "Posts: oldest due; Discord refuses, Twitch offers no more"],
      [for widget in jsondecode(aws_cloudwatch_dashboard.main.dashboard_body).widgets : widget.properties.title],
    )) == 0
    error_message = "What becomes of posts is shown nowhere."
  }
}

run "streams_that_nobody_named_have_nothing" {
  command = apply

  assert {
    condition     = !contains(keys(local.queues), "stream-events") && !contains(keys(local.functions), "stream-events") && !contains(keys(local.secrets), "DISCORD_BOT_TOKEN")
    error_message = "No queue, function or secret of streams."
  }

  assert {
    condition     = !contains(keys(aws_lambda_function.function["api"].environment[0].variables), "STREAM_EVENTS_QUEUE_URL")
    error_message = "No function knows of them."
  }
}

run "a_check_of_parts_that_is_late_is_told_where_the_area_is_on" {
  command = apply

  variables {
    features = "parts,trackmania"
  }

  assert {
    condition = alltrue([
      for alarm in [one(values(aws_cloudwatch_metric_alarm.parts_check_late))] :
      alarm.treat_missing_data == "breaching" && alarm.evaluation_periods == 3 && contains(alarm.alarm_actions, aws_sns_topic.alarms.arn)
    ])
    error_message = "No word of a check is the alarm."
  }
}

run "an_update_stops_what_comes_in_and_what_clocks_start" {
  command = apply

  variables {
    stopped = true
  }

  assert {
    condition     = alltrue([for clock in aws_scheduler_schedule.clock : clock.state == "DISABLED"])
    error_message = "A clock starts something in the middle of an update."
  }

  assert {
    condition = alltrue([
      for name, function in aws_lambda_function.function :
      (function.reserved_concurrent_executions == 0) == contains(["api", "socket", "socket-authorizer"], name)
    ])
    error_message = "Requests wait outside; queues run empty."
  }
}

run "nothing_is_stopped_otherwise_and_the_log_of_the_gateway_holds_no_secret" {
  command = apply

  variables {
    name     = "garage"
    revision = "2026-11-29"
  }

  assert {
    condition     = alltrue([for clock in aws_scheduler_schedule.clock : clock.state == "ENABLED"]) && alltrue([for function in aws_lambda_function.function : function.reserved_concurrent_executions == -1])
    error_message = "Something is stopped that nobody stopped."
  }

  assert {
    condition     = !strcontains(aws_apigatewayv2_stage.live.access_log_settings[0].format, "ath") && !strcontains(aws_apigatewayv2_stage.live.access_log_settings[0].format, "uery")
    error_message = "Codes of invites stand in paths, mailed tokens in queries."
  }

  assert {
    condition = alltrue([
      for function in aws_lambda_function.function :
      function.environment[0].variables.METRICS_NAMESPACE == "garage" && function.description == "Pacenote 2026-11-29"
    ])
    error_message = "Figures of two installations stand under one name, or functions are not published again."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.waiting : alarm.namespace == "garage"])
    error_message = "An alarm looks where nothing is written."
  }
}

run "mail_reaches_proven_addresses_in_the_sandbox_of_ses_only_where_that_is_said" {
  command = plan

  variables {
    ses_sandbox = true
  }

  assert {
    condition = anytrue([
      for statement in data.aws_iam_policy_document.function["email-sender"].statement :
      statement.sid == "Mail" && anytrue([for resource in statement.resources : endswith(resource, ":identity/*")])
    ])
    error_message = "SES asks for the right to the receiver's address, too."
  }
}
