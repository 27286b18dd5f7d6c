data "aws_iam_policy_document" "states_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["states.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "states" {
  name               = "${var.name}-daily-run"
  assume_role_policy = data.aws_iam_policy_document.states_trust.json
}

data "aws_iam_policy_document" "states" {
  statement {
    actions   = ["lambda:InvokeFunction"]
    resources = [for name in ["daily-scheduler", "daily-worker", "email-sender"] : aws_lambda_alias.live[name].arn]
  }
}

resource "aws_iam_role_policy" "states" {
  name   = "steps"
  role   = aws_iam_role.states.id
  policy = data.aws_iam_policy_document.states.json
}

resource "aws_sfn_state_machine" "daily_run" {
  name     = "${var.name}-daily-run"
  role_arn = aws_iam_role.states.arn

  definition = templatefile("${path.module}/daily-run.asl.json", {
    scheduler = aws_lambda_alias.live["daily-scheduler"].arn
    worker    = aws_lambda_alias.live["daily-worker"].arn
    sender    = aws_lambda_alias.live["email-sender"].arn
  })
}
