# Which function may do what with which table: each table, index and action by its name.
locals {
  read_actions  = ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"]
  write_actions = ["dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"]

  table_arns = merge(
    { for name, table in aws_dynamodb_table.simple : name => [table.arn] },
    { emails = [for part in ["", "/index/by_id", "/index/unsent"] : "${aws_dynamodb_table.emails.arn}${part}"] },
    {
      for name, table in local.message_tables : name => concat(
        [aws_dynamodb_table.message[name].arn],
        [for index in concat(keys(table.local), keys(table.global)) : "${aws_dynamodb_table.message[name].arn}/index/${index}"],
      )
    },
    {
      for name, table in local.part_tables : name => concat(
        [aws_dynamodb_table.part[name].arn],
        [for index in concat(keys(table.local), keys(table.global)) : "${aws_dynamodb_table.part[name].arn}/index/${index}"],
      )
    },
  )

  # What a commit to somebody's inbox reads and changes.
  commit_tables = ["users", "messages", "notifications", "notices", "stream", "once"]

  # writes: read and changed. reads: read only. sweeps: read as a whole, too.
  table_rights = merge(local.stream_table_rights, {
    api = {
      writes = concat(["sessions", "searches", "tokens", "boards", "emails", "connections", "deliveries", "parts", "stock"], local.commit_tables)
      reads  = []
      sweeps = ["sessions"] # How many are logged in.
    }
    search-worker = {
      writes = ["searches", "tokens", "boards"]
      reads  = ["sessions"]
      sweeps = []
    }
    daily-scheduler = {
      writes = concat(["sessions", "searches", "tokens", "boards", "emails", "connections", "deliveries", "parts", "stock"], local.commit_tables)
      reads  = []
      sweeps = ["sessions", "boards", "stream"] # New epochs, after tables were brought back.
    }
    daily-worker = {
      writes = concat(["tokens", "boards", "emails", "deliveries"], local.commit_tables)
      reads  = []
      sweeps = []
    }
    email-sender = {
      writes = concat(["tokens", "boards", "emails", "deliveries"], local.commit_tables)
      reads  = ["sessions", "connections", "parts"] # Whether a notice of a part is still true.
      sweeps = []
    }
    # Opens deliveries; whom a notice reaches is in Postgres.
    dispatcher = {
      writes = ["notices", "deliveries"]
      reads  = ["notifications"]
      sweeps = []
    }
    push-sender = {
      writes = ["deliveries"]
      reads  = ["sessions", "connections", "messages", "notifications", "notices", "stream", "users", "parts"]
      sweeps = []
    }
    webhook-sender = {
      writes = ["deliveries"]
      reads  = ["sessions", "connections", "messages", "notifications", "notices", "stream", "users", "parts"]
      sweeps = []
    }
    bounce-reader = {
      writes = ["emails", "deliveries"]
      reads  = []
      sweeps = []
    }
    socket = {
      writes = concat(["connections"], local.commit_tables)
      reads  = ["sessions"]
      sweeps = []
    }
    socket-authorizer = {
      writes = ["once"]
      reads  = ["sessions"]
      sweeps = []
    }
    pusher = {
      writes = ["connections"]
      reads  = ["sessions", "stream", "messages", "notifications", "notices", "users"]
      sweeps = []
    }
    sweeper = {
      writes = concat(["connections"], local.commit_tables)
      reads  = ["sessions"]
      sweeps = ["connections"]
    }
  })

  table_statements = {
    for function, rights in local.table_rights : function => {
      for sid, statement in {
        Write = { actions = concat(local.read_actions, local.write_actions), tables = rights.writes }
        Read  = { actions = local.read_actions, tables = rights.reads }
        Sweep = { actions = ["dynamodb:Scan"], tables = rights.sweeps }
        } : sid => {
        actions   = statement.actions
        resources = flatten([for table in statement.tables : local.table_arns[table]])
      } if length(statement.tables) > 0
    }
  }

  # Who posts to sockets or closes them: also the API, when somebody logs out.
  reach_sockets = ["api", "daily-scheduler", "socket", "pusher", "sweeper"]
}
