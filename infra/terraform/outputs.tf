output "url" {
  description = "Where people go."
  value       = local.public_url
}

output "sockets" {
  description = "Where clients open sockets; they learn it with their ticket."
  value       = local.socket_url
}

output "cloudfront_name" {
  description = "What the domain's CNAME points to."
  value       = aws_cloudfront_distribution.web.domain_name
}

output "web_bucket" {
  description = "Where the web app's files go."
  value       = aws_s3_bucket.web.bucket
}

output "distribution" {
  description = "Whose cache is cleared after the web app's files have changed."
  value       = aws_cloudfront_distribution.web.id
}

output "mail_records" {
  description = "CNAME records that prove the sender's domain to be yours."
  value = [
    for token in try(aws_sesv2_email_identity.sender.dkim_signing_attributes[0].tokens, []) :
    "${token}._domainkey.${local.mail_domain} CNAME ${token}.dkim.amazonses.com"
  ]
}

output "secrets" {
  description = "Parameters that want a value."
  value       = [for parameter in aws_ssm_parameter.secret : parameter.name]
}

output "dead_letter_queues" {
  description = "Where messages are laid aside."
  value       = { for name, queue in aws_sqs_queue.dead : name => queue.url }
}
