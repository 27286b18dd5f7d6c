/**
 * The AWS Lambda assembly: functions by job, each a thin skin around the same use cases that the
 * server runs. {@link dev.pacenote.lambda.LambdaDefaults} makes what only the functions have.
 */
@NullMarked
package dev.pacenote.lambda;

import org.jspecify.annotations.NullMarked;
