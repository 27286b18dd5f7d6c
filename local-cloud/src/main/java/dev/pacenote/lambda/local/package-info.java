/**
 * A small cloud on one machine, for trying and for tests: DynamoDB Local, ElasticMQ, a stand-in for
 * SES, the runtime interface that feeds the functions, and a gateway in front of them.
 */
@NullMarked
package dev.pacenote.lambda.local;

import org.jspecify.annotations.NullMarked;
