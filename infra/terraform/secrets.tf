# Secrets are put in by hand, once (docs/deploy-aws.md), and never pass through here: what stands
# here is where they are, not what they are. One secret is not of them: by which the API knows
# CloudFront (web.tf) is made here, and opens nothing.
locals {
  secrets = merge(local.stream_secrets, {
    DATABASE_URL   = "Pooled address of the Postgres database"
    JWT_SECRET     = "At least 32 bytes, the same for all functions"
    CRON_SECRET    = "Opens POST /api/v1/cron/daily"
    AUTHORIZATION  = "base64 of login:password of the Nadeo account"
    OCLIENT_ID     = "Trackmania OAuth application"
    OCLIENT_SECRET = "Trackmania OAuth application"
  })
}

resource "aws_ssm_parameter" "secret" {
  for_each = local.secrets

  name        = "/${var.name}/${each.key}"
  description = each.value
  type        = "SecureString"
  value       = "not set"

  lifecycle {
    ignore_changes = [value]
  }
}
