locals {
  run_hour   = tonumber(split(":", var.daily_run_at)[0])
  run_minute = tonumber(split(":", var.daily_run_at)[1])

  run_by_queue = var.daily_run == "queue"

  schedules = {
    daily-run = {
      when   = "cron(${local.run_minute} ${local.run_hour} * * ? *)"
      target = local.run_by_queue ? aws_lambda_alias.live["daily-scheduler"].arn : aws_sfn_state_machine.daily_run.arn
      input  = { type = "start" }
    }
    # An interrupted run goes on, and jobs of features that are seldom due run, like retention. The
    # state machine looks after the run that it opened: then only those go on that somebody asked for.
    look-around = {
      when   = "rate(5 minutes)"
      target = aws_lambda_alias.live["daily-scheduler"].arn
      input  = { type = "tick", resume = local.run_by_queue }
    }
    # Jobs of features that are often due run: what a crash left in the outbox is handed on, accounts
    # that were never confirmed go.
    minute = {
      when   = "rate(1 minute)"
      target = aws_lambda_alias.live["daily-scheduler"].arn
      input  = { type = "minute" }
    }
    # Sockets that are over are closed.
    sockets = {
      when   = "rate(1 minute)"
      target = aws_lambda_alias.live["sweeper"].arn
      input  = { type = "sweep" }
    }
    # What the change feed of notices left has its deliveries opened, and senders are asked for what is
    # due.
    deliveries-due = {
      when   = "rate(1 minute)"
      target = aws_lambda_alias.live["dispatcher"].arn
      input  = { type = "minute" }
    }
    # Mails that wait for another try.
    mail-due = {
      when   = "rate(5 minutes)"
      target = aws_lambda_alias.live["email-sender"].arn
      input  = { type = "mail_due" }
    }
  }
}

data "aws_iam_policy_document" "schedule_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["scheduler.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "schedule" {
  name               = "${var.name}-schedule"
  assume_role_policy = data.aws_iam_policy_document.schedule_trust.json
}

data "aws_iam_policy_document" "schedule" {
  statement {
    actions   = ["lambda:InvokeFunction"]
    resources = [for name in ["daily-scheduler", "dispatcher", "email-sender", "sweeper"] : aws_lambda_alias.live[name].arn]
  }

  statement {
    actions   = ["states:StartExecution"]
    resources = [aws_sfn_state_machine.daily_run.arn]
  }
}

resource "aws_iam_role_policy" "schedule" {
  name   = "start"
  role   = aws_iam_role.schedule.id
  policy = data.aws_iam_policy_document.schedule.json
}

resource "aws_scheduler_schedule" "clock" {
  for_each = local.schedules

  name                         = "${var.name}-${each.key}"
  schedule_expression          = each.value.when
  schedule_expression_timezone = "UTC"
  state                        = var.stopped ? "DISABLED" : "ENABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = each.value.target
    role_arn = aws_iam_role.schedule.arn
    input    = jsonencode(each.value.input)

    retry_policy {
      maximum_retry_attempts       = each.key == "daily-run" ? 20 : 0
      maximum_event_age_in_seconds = each.key == "daily-run" ? 21600 : 300
    }
  }
}
