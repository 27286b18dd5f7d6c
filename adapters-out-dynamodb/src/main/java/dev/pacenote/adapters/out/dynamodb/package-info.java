/** Stores of the Lambda assembly in DynamoDB. */
@NullMarked
package dev.pacenote.adapters.out.dynamodb;

import org.jspecify.annotations.NullMarked;
