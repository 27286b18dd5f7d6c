# Files with parts (docs/adr/0073). Browsers send and get them here themselves, at addresses that the API
# signs for five minutes. Nothing is deleted by its age: what is known of a file says when.
resource "aws_s3_bucket" "part_files" {
  bucket_prefix = "${var.name}-files-"
}

resource "aws_s3_bucket_public_access_block" "part_files" {
  bucket                  = aws_s3_bucket.part_files.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# Pages of ours send and get files, with the headers that are signed.
resource "aws_s3_bucket_cors_configuration" "part_files" {
  bucket = aws_s3_bucket.part_files.id

  cors_rule {
    allowed_methods = ["GET", "PUT"]
    allowed_headers = ["content-type", "if-none-match", "x-amz-checksum-sha256", "x-amz-sdk-checksum-algorithm"]
    allowed_origins = [local.public_url]
    max_age_seconds = 300
  }
}
