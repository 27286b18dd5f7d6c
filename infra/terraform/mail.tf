locals {
  mail_domain = split("@", var.mail_from)[1]
}

resource "aws_sesv2_configuration_set" "mail" {
  configuration_set_name = var.name

  reputation_options {
    reputation_metrics_enabled = true
  }

  # An address that bounced or complained is not written to again.
  suppression_options {
    suppressed_reasons = ["BOUNCE", "COMPLAINT"]
  }

  delivery_options {
    tls_policy = "REQUIRE"
  }
}

# Proven by three CNAME records of the domain, which the outputs name.
resource "aws_sesv2_email_identity" "sender" {
  email_identity         = local.mail_domain
  configuration_set_name = aws_sesv2_configuration_set.mail.configuration_set_name
}
