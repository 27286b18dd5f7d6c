variable "name" {
  description = "Begins the name of everything; lets several installations stand in one account."
  type        = string
  default     = "pacenote"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,20}$", var.name))
    error_message = "Small letters, digits and dashes, at most 21 of them."
  }
}

variable "region" {
  description = "Where everything runs."
  type        = string
  default     = "eu-central-1"
}

variable "package" {
  description = "The zip that ./pacenote package-lambda has made."
  type        = string
  default     = "../../bootstrap-lambda/target/pacenote-lambda.zip"
}

variable "runtime" {
  description = "The zip with the Java runtime, made beside the package."
  type        = string
  default     = "../../bootstrap-lambda/target/pacenote-runtime.zip"
}

variable "start" {
  description = <<-TEXT
    cache: our own Java runtime with a cache of loaded classes, both in the package.
    snapshot: AWS's runtime java25 and SnapStart; needs a newer provider that knows it.
  TEXT
  type        = string
  default     = "cache"

  validation {
    condition     = contains(["cache", "snapshot"], var.start)
    error_message = "cache or snapshot."
  }
}

variable "architecture" {
  description = "arm64 or x86_64: that of the machine on which the package was made, for start = cache."
  type        = string
  default     = "arm64"

  validation {
    condition     = contains(["arm64", "x86_64"], var.architecture)
    error_message = "arm64 or x86_64."
  }
}

variable "domain" {
  description = "Name of the web app, such as pacenote.example.org. Empty: CloudFront's own name."
  type        = string
  default     = ""
}

variable "certificate_arn" {
  description = "Certificate of the domain, in us-east-1. Needed with a domain."
  type        = string
  default     = ""
}

variable "mail_from" {
  description = "Sender of all mail. Its domain must be one that you can prove to be yours."
  type        = string

  validation {
    condition     = can(regex("^[^@\\s]+@[^@\\s]+$", var.mail_from))
    error_message = "An e-mail address."
  }
}

variable "user_agent" {
  description = "Project, person and contact, sent with every request to the Trackmania services."
  type        = string
}

variable "requests_per_second" {
  description = "To each of the Trackmania services, everything together."
  type        = number
  default     = 2

  validation {
    condition     = var.requests_per_second > 0 && var.requests_per_second <= 2
    error_message = "Above 0, and at most the 2 that were agreed."
  }
}

variable "daily_run" {
  description = "queue: workers fed by messages. states: a state machine. Both do the same work."
  type        = string
  default     = "queue"

  validation {
    condition     = contains(["queue", "states"], var.daily_run)
    error_message = "queue or states."
  }
}

variable "daily_run_at" {
  description = "Time of day of the daily run, HH:MM in UTC."
  type        = string
  default     = "05:00"

  validation {
    condition     = can(regex("^([01][0-9]|2[0-3]):[0-5][0-9]$", var.daily_run_at))
    error_message = "A time such as 05:00."
  }
}

variable "alarm_email" {
  description = "Who hears of alarms and of the budget."
  type        = string
}

variable "monthly_budget_usd" {
  description = "When the forecast of a month passes this, alarm_email hears of it."
  type        = number
  default     = 15
}

variable "log_days" {
  description = "How long logs are kept."
  type        = number
  default     = 30
}

variable "message_retention_days" {
  description = "How long messages are kept, before both copies go. 0: for ever."
  type        = number
  default     = 0

  validation {
    condition     = var.message_retention_days >= 0 && var.message_retention_days <= 36500 && floor(var.message_retention_days) == var.message_retention_days
    error_message = "0, or whole days up to 36500."
  }
}

variable "notice_retention_days" {
  description = "How long an item of an inbox is shown after its newest notice."
  type        = number
  default     = 90

  validation {
    condition     = var.notice_retention_days >= 1 && var.notice_retention_days <= 3650 && floor(var.notice_retention_days) == var.notice_retention_days
    error_message = "Whole days, 1 to 3650."
  }
}

variable "stream_retention_days" {
  description = "How long a client may be away and still be sent all that it missed."
  type        = number
  default     = 14

  validation {
    condition     = var.stream_retention_days >= 7 && var.stream_retention_days <= 365 && floor(var.stream_retention_days) == var.stream_retention_days
    error_message = "Whole days, 7 to 365."
  }
}

variable "ios_application_arn" {
  description = "SNS platform application through which iPhones get pushes. Empty: not offered."
  type        = string
  default     = ""

  validation {
    condition     = var.ios_application_arn == "" || can(regex("^arn:aws:sns:[a-z0-9-]+:[0-9]{12}:app/APNS(_SANDBOX)?/.+$", var.ios_application_arn))
    error_message = "The ARN of a platform application for APNS."
  }
}

variable "android_application_arn" {
  description = "SNS platform application through which Android phones get pushes. Empty: not offered."
  type        = string
  default     = ""

  validation {
    condition     = var.android_application_arn == "" || can(regex("^arn:aws:sns:[a-z0-9-]+:[0-9]{12}:app/GCM/.+$", var.android_application_arn))
    error_message = "The ARN of a platform application for GCM (FCM)."
  }
}

variable "features" {
  description = "Comma list of feature areas, such as messages,parts,trackmania. Empty: messages and trackmania; parts have to be named."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^([a-z]+(,[a-z]+)*)?$", var.features))
    error_message = "Names of areas with commas between them."
  }
}

variable "revision" {
  description = "Another word here publishes all functions again, so that they read their secrets anew."
  type        = string
  default     = ""
}

variable "ses_sandbox" {
  description = "As long as SES sends to proven addresses only: the sender needs the right to each of these."
  type        = bool
  default     = false
}

variable "stopped" {
  description = "For an update: no schedule starts anything, and requests are answered 503. Queues run empty."
  type        = bool
  default     = false
}
