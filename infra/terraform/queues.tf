locals {
  # Hidden from others for longer than the function that works on it may live: so long it takes only
  # where a function dies. What fails comes again after 5, 30 and 180 seconds and then every quarter
  # of an hour; in a queue that is in order, twice a minute; what nobody understands, every five
  # seconds. Tries before a message is laid aside: an hour and more where nothing else remembers what
  # it is about.
  queues = merge(local.stream_queues, {
    work          = { fifo = false, hidden = 960, tries = 9 }
    mails         = { fifo = false, hidden = 960, tries = 9 }
    account-mails = { fifo = false, hidden = 960, tries = 12 }
    # The search of somebody who waits: over after three minutes, whatever happens.
    searches = { fifo = true, hidden = 190, tries = 2 }
    # What SES says about mails that came back or were not wanted.
    bounces = { fifo = false, hidden = 190, tries = 9 }
    # That deliveries are due. An hour is enough: whatever still is due is asked for every minute.
    pushes       = { fifo = false, hidden = 190, tries = 5, kept = 3600 }
    notice-mails = { fifo = false, hidden = 960, tries = 5, kept = 3600 }
    webhooks     = { fifo = false, hidden = 190, tries = 5, kept = 3600 }
  })
}

resource "aws_sqs_queue" "dead" {
  for_each = local.queues

  name                      = "${var.name}-${each.key}-dead${each.value.fifo ? ".fifo" : ""}"
  fifo_queue                = each.value.fifo
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue" "main" {
  for_each = local.queues

  name                       = "${var.name}-${each.key}${each.value.fifo ? ".fifo" : ""}"
  fifo_queue                 = each.value.fifo
  visibility_timeout_seconds = each.value.hidden
  message_retention_seconds  = lookup(each.value, "kept", 1209600)
  sqs_managed_sse_enabled    = true

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead[each.key].arn
    maxReceiveCount     = each.value.tries
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "dead" {
  for_each = local.queues

  queue_url = aws_sqs_queue.dead[each.key].id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.main[each.key].arn]
  })
}
