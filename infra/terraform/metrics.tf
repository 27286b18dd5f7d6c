# What operators count beside what AWS counts by itself: lines of logs by what they say. Without an
# alarm; each figure has the name of what it counts and, where there are kinds, the kind.
locals {
  # Who writes into somebody's inbox, and who decides what becomes of a delivery.
  commit  = [for name, rights in local.table_rights : name if length(setsubtract(local.commit_tables, rights.writes)) == 0]
  deliver = [for name, rights in local.table_rights : name if contains(rights.writes, "deliveries")]

  counted_in_logs = merge(
    {
      for name in ["socket"] : "resumes-${name}" => {
        function = name
        metric   = "Resumes"
        pattern  = "{ $.action = \"resume\" }"
        kind     = true
      }
    },
    {
      for name in ["api"] : "replays-${name}" => {
        function = name
        metric   = "Replays"
        pattern  = "{ $.replayed = \"true\" }"
        kind     = false
      }
    },
    {
      for name in local.reach_sockets : "gone-${name}" => {
        function = name
        metric   = "SocketsGone"
        pattern  = "{ $.action = \"disconnect\" && $.status = \"gone\" }"
        kind     = false
      }
    },
    {
      for name in local.reach_sockets : "overflows-${name}" => {
        function = name
        metric   = "SocketOverflows"
        pattern  = "{ $.action = \"disconnect\" && $.status = \"1013\" }"
        kind     = false
      }
    },
    {
      for name in local.commit : "conflicts-${name}" => {
        function = name
        metric   = "CommitConflicts"
        pattern  = "{ $.action = \"conflict\" }"
        kind     = false
      }
    },
  )
}

resource "aws_cloudwatch_log_metric_filter" "counted" {
  for_each = local.counted_in_logs

  name           = "${var.name}-${each.key}"
  log_group_name = aws_cloudwatch_log_group.function[each.value.function].name
  pattern        = each.value.pattern

  metric_transformation {
    name       = each.value.metric
    namespace  = var.name
    value      = "1"
    dimensions = each.value.kind ? { kind = "$.status" } : null
  }
}

# What becomes of deliveries: their channel, state and reason are those of the server's figures.
resource "aws_cloudwatch_log_metric_filter" "deliveries" {
  for_each = toset(local.deliver)

  name           = "${var.name}-deliveries-${each.key}"
  log_group_name = aws_cloudwatch_log_group.function[each.key].name
  pattern        = "{ $.channel = \"*\" && $.status = \"*\" && $.reason = \"*\" }"

  metric_transformation {
    name       = "Deliveries"
    namespace  = var.name
    value      = "1"
    dimensions = { channel = "$.channel", state = "$.status", reason = "$.reason" }
  }
}
