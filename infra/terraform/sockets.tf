# The live stream: a WebSocket API whose sockets the functions reach by its management address.
locals {
  socket_stage = "live"
  socket_url   = "${aws_apigatewayv2_api.sockets.api_endpoint}/${local.socket_stage}"

  socket_environment = {
    WEBSOCKET_URL            = local.socket_url
    WEBSOCKET_MANAGEMENT_URL = replace(local.socket_url, "/^wss:/", "https:")
  }
}

resource "aws_apigatewayv2_api" "sockets" {
  name                       = "${var.name}-sockets"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "$request.body.action"
}

# Asked at each handshake, and never remembered: a ticket opens one socket. Without identity
# sources, because a client sends a header or a query, not both.
resource "aws_apigatewayv2_authorizer" "sockets" {
  api_id          = aws_apigatewayv2_api.sockets.id
  name            = "socket-authorizer"
  authorizer_type = "REQUEST"
  authorizer_uri  = aws_lambda_alias.live["socket-authorizer"].invoke_arn
}

resource "aws_apigatewayv2_integration" "sockets" {
  api_id                    = aws_apigatewayv2_api.sockets.id
  integration_type          = "AWS_PROXY"
  integration_method        = "POST"
  integration_uri           = aws_lambda_alias.live["socket"].invoke_arn
  content_handling_strategy = "CONVERT_TO_TEXT"
  timeout_milliseconds      = 29000
}

# What a frame asks for is decided by the function: every action goes the same way.
resource "aws_apigatewayv2_route" "sockets" {
  for_each = toset(["$connect", "$disconnect", "$default"])

  api_id             = aws_apigatewayv2_api.sockets.id
  route_key          = each.key
  target             = "integrations/${aws_apigatewayv2_integration.sockets.id}"
  authorization_type = each.key == "$connect" ? "CUSTOM" : "NONE"
  authorizer_id      = each.key == "$connect" ? aws_apigatewayv2_authorizer.sockets.id : null
}

resource "aws_cloudwatch_log_group" "sockets" {
  name              = "/aws/apigateway/${var.name}-sockets"
  retention_in_days = var.log_days
}

resource "aws_apigatewayv2_stage" "sockets" {
  api_id      = aws_apigatewayv2_api.sockets.id
  name        = local.socket_stage
  auto_deploy = true

  default_route_settings {
    throttling_burst_limit = 2000
    throttling_rate_limit  = 1000
    # Bodies are people's texts.
    data_trace_enabled = false
    logging_level      = "ERROR"
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.sockets.arn
    # Never the query: a ticket stands in it.
    format = jsonencode({
      id      = "$context.requestId"
      socket  = "$context.connectionId"
      route   = "$context.routeKey"
      event   = "$context.eventType"
      status  = "$context.status"
      took    = "$context.integrationLatency"
      problem = "$context.integrationErrorMessage"
    })
  }
}

resource "aws_lambda_permission" "sockets" {
  for_each = toset(["socket", "socket-authorizer"])

  statement_id  = "sockets"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.function[each.key].function_name
  qualifier     = aws_lambda_alias.live[each.key].name
  principal     = "apigateway.amazonaws.com"
  source_arn    = each.key == "socket" ? "${aws_apigatewayv2_api.sockets.execution_arn}/${local.socket_stage}/*" : "${aws_apigatewayv2_api.sockets.execution_arn}/authorizers/${aws_apigatewayv2_authorizer.sockets.id}"
}

# In order for each person. A push is a hint: what cannot be pushed for five minutes is left to the
# clients, who ask for what they lack.
resource "aws_lambda_event_source_mapping" "pusher" {
  event_source_arn              = aws_dynamodb_table.message["stream"].stream_arn
  function_name                 = aws_lambda_alias.live["pusher"].arn
  starting_position             = "LATEST"
  batch_size                    = 100
  maximum_record_age_in_seconds = 300
  maximum_retry_attempts        = 100

  # Heads and what expires are no news.
  filter_criteria {
    filter {
      pattern = jsonencode({ eventName = ["INSERT"], dynamodb = { Keys = { seq = { N = [{ anything-but = ["0"] }] } } } })
    }
  }
}
