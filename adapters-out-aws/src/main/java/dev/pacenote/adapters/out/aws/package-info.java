/** Services of AWS other than DynamoDB: queues in SQS, and how clients of AWS are made. */
package dev.pacenote.adapters.out.aws;
