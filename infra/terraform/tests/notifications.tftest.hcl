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

run "queues_alone_hear_what_is_due_each_of_its_channel" {
  command = apply

  assert {
    condition = alltrue([
      for channel, subscription in aws_sns_topic_subscription.sender :
      subscription.protocol == "sqs" && subscription.raw_message_delivery && jsondecode(subscription.filter_policy).channel == [channel]
    ]) && toset(keys(aws_sns_topic_subscription.sender)) == toset(["push", "mail", "webhook"])
    error_message = "One queue for each channel, which gets nothing else."
  }

  assert {
    condition = alltrue([
      for channel, subscription in aws_sns_topic_subscription.sender :
      jsondecode(subscription.redrive_policy).deadLetterTargetArn == aws_sqs_queue.dead[local.senders[channel].queue].arn
    ])
    error_message = "What the topic cannot deliver is laid aside."
  }

  assert {
    condition = alltrue([
      for channel, sender in local.senders :
      contains(keys(local.functions[sender.function].consumes), sender.queue)
    ])
    error_message = "Each queue feeds its sender."
  }

  assert {
    condition = alltrue([
      for document in data.aws_iam_policy_document.notifications_queue :
      one(document.statement[0].principals).identifiers == toset(["sns.amazonaws.com"]) && one(document.statement[0].condition).values == tolist([aws_sns_topic.notifications.arn])
    ])
    error_message = "Only the topic writes to the queues."
  }
}

run "nobody_else_may_subscribe_or_publish" {
  command = apply

  assert {
    condition = anytrue([
      for statement in data.aws_iam_policy_document.notifications_topic.statement :
      contains(statement.actions, "sns:Subscribe") && one(statement.condition).test == "StringNotEquals" && one(statement.condition).variable == "sns:Protocol" && one(statement.condition).values == tolist(["sqs"]) if statement.effect == "Deny"
    ])
    error_message = "Whatever is no queue is refused."
  }

  assert {
    condition = anytrue([
      for statement in data.aws_iam_policy_document.notifications_topic.statement :
      contains(statement.actions, "sns:Subscribe") && one(statement.condition).test == "ArnNotLike" && one(statement.condition).variable == "sns:Endpoint" && one(statement.condition).values == tolist(["arn:aws:sqs:eu-central-1:000000000000:pacenote-*"]) if statement.effect == "Deny"
    ])
    error_message = "Queues of others are refused."
  }

  assert {
    condition = [
      for statement in data.aws_iam_policy_document.notifications_topic.statement :
      one(statement.principals).identifiers if statement.effect != "Deny"
    ] == [toset([aws_iam_role.function["dispatcher"].arn])]
    error_message = "The dispatcher alone publishes."
  }

  assert {
    condition     = aws_sns_topic.notifications.kms_master_key_id == aws_kms_key.notifications.arn && aws_kms_key.notifications.enable_key_rotation
    error_message = "The topic has a key of our own."
  }

  assert {
    condition = anytrue([
      for statement in data.aws_iam_policy_document.notifications_key.statement :
      one(statement.principals).identifiers == toset(["cloudwatch.amazonaws.com"]) && contains(statement.actions, "kms:Decrypt")
    ])
    error_message = "CloudWatch may use the key."
  }

  assert {
    condition = alltrue([
      for policy in [data.aws_iam_policy_document.dispatcher] :
      alltrue([for statement in policy.statement : !contains(statement.resources, "*") && !contains(statement.actions, "*")])
    ])
    error_message = "The dispatcher's role names what it uses."
  }
}

run "what_is_due_is_asked_for_every_minute" {
  command = apply

  assert {
    condition     = aws_scheduler_schedule.clock["deliveries-due"].schedule_expression == "rate(1 minute)" && jsondecode(aws_scheduler_schedule.clock["deliveries-due"].target[0].input).type == "minute"
    error_message = "Nothing depends on the change feed alone."
  }

  assert {
    condition     = alltrue([for sender in local.senders : aws_sqs_queue.main[sender.queue].message_retention_seconds == 3600])
    error_message = "What was asked for an hour ago was asked for again."
  }

  assert {
    condition     = length(aws_iam_role_policy.phones) == 0 && !contains(keys(aws_lambda_function.function["push-sender"].environment[0].variables), "SNS_IOS_APPLICATION_ARN")
    error_message = "Without an application no phone is offered."
  }
}

run "phones_get_pushes_where_there_is_an_application" {
  command = apply

  variables {
    ios_application_arn = "arn:aws:sns:eu-central-1:000000000000:app/APNS/pacenote"
  }

  assert {
    condition     = data.aws_iam_policy_document.phones[0].statement[0].resources == toset(["arn:aws:sns:eu-central-1:000000000000:app/APNS/pacenote"])
    error_message = "Endpoints are made in that application."
  }

  assert {
    condition     = data.aws_iam_policy_document.phones[0].statement[1].resources == toset(["arn:aws:sns:eu-central-1:000000000000:endpoint/APNS/pacenote/*"])
    error_message = "Pushes go to its endpoints alone."
  }

  assert {
    condition     = aws_lambda_function.function["push-sender"].environment[0].variables.SNS_IOS_APPLICATION_ARN == "arn:aws:sns:eu-central-1:000000000000:app/APNS/pacenote"
    error_message = "The functions know it."
  }
}

run "an_application_is_named_by_its_arn" {
  command = plan

  variables {
    android_application_arn = "pacenote"
  }

  expect_failures = [var.android_application_arn]
}
