package dev.pacenote.architecture.planted.lambda;

import software.amazon.awssdk.services.sqs.SqsClient;

/** A violation on purpose: makes a client of AWS by itself, without our time limits. */
final class ClientMaker {
    private ClientMaker() {}

    static SqsClient make() {
        return SqsClient.create();
    }
}
