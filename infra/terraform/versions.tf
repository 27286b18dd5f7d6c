terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = {
      service = var.name
    }
  }
}

# CloudFront takes certificates from this region only.
provider "aws" {
  alias  = "global"
  region = "us-east-1"

  default_tags {
    tags = {
      service = var.name
    }
  }
}
