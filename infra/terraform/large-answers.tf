# Files that are larger than the 6 MB of a function's answer: an export, for its owner, by an address
# that works for five minutes. A day later the file is gone.
resource "aws_s3_bucket" "large_answers" {
  bucket_prefix = "${var.name}-answers-"
}

resource "aws_s3_bucket_public_access_block" "large_answers" {
  bucket                  = aws_s3_bucket.large_answers.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_lifecycle_configuration" "large_answers" {
  bucket = aws_s3_bucket.large_answers.id

  rule {
    id     = "expire"
    status = "Enabled"

    filter {}

    expiration {
      days = 1
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }
}

# The page follows the address from its own origin.
resource "aws_s3_bucket_cors_configuration" "large_answers" {
  bucket = aws_s3_bucket.large_answers.id

  cors_rule {
    allowed_methods = ["GET"]
    allowed_origins = [local.public_url]
    max_age_seconds = 300
  }
}
