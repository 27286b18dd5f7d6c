package dev.pacenote.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.in.http.notice.stream.handshake.StreamScheme.Handshake;
import dev.pacenote.application.notice.stream.access.StreamAccess;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.lambda.socket.SocketAuthorizer;
import dev.pacenote.lambda.socket.SocketFunction;
import dev.pacenote.lambda.socket.StreamPusher;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events as API Gateway and DynamoDB send them, copied from their documentation. */
class SocketEventsTest {

    private static final String ARN =
            "arn:aws:execute-api:eu-central-1:123456789012:abcdef123/live/$connect";

    private static final StreamAccess ACCESS =
            new StreamAccess(
                    new AccountId(42),
                    new SessionId(UUID.fromString("0199aaaa-0000-4000-8000-000000000001")),
                    Instant.parse("2026-11-20T12:15:00.123Z"));

    private static JsonNode json(String text) throws JsonProcessingException {
        return JsonFunction.JSON.readTree(text);
    }

    private static JsonNode handshake() throws JsonProcessingException {
        return json(
                """
                {
                  "type": "REQUEST",
                  "methodArn": "%s",
                  "headers": {
                    "Connection": "upgrade",
                    "content-length": "0",
                    "Host": "abcdef123.execute-api.eu-central-1.amazonaws.com",
                    "Sec-WebSocket-Extensions": "permessage-deflate; client_max_window_bits",
                    "Sec-WebSocket-Key": "...",
                    "Sec-WebSocket-Protocol": "chat, pacenote.v1",
                    "Sec-WebSocket-Version": "13",
                    "X-Forwarded-For": "203.0.113.9",
                    "X-Forwarded-Port": "443",
                    "X-Forwarded-Proto": "https"
                  },
                  "multiValueHeaders": {
                    "Connection": ["upgrade"],
                    "Host": ["abcdef123.execute-api.eu-central-1.amazonaws.com"],
                    "Sec-WebSocket-Protocol": ["chat, pacenote.v1"]
                  },
                  "queryStringParameters": {"ticket": "AbC-_9"},
                  "multiValueQueryStringParameters": {"ticket": ["AbC-_9"]},
                  "stageVariables": {},
                  "requestContext": {
                    "routeKey": "$connect",
                    "eventType": "CONNECT",
                    "extendedRequestId": "a9jJHG6EliAFhpQ=",
                    "requestTime": "20/Nov/2026:12:00:00 +0000",
                    "messageDirection": "IN",
                    "stage": "live",
                    "connectedAt": 1795348800000,
                    "requestTimeEpoch": 1795348800001,
                    "identity": {"sourceIp": "203.0.113.9"},
                    "requestId": "a9jJHG6EliAFhpQ=",
                    "domainName": "abcdef123.execute-api.eu-central-1.amazonaws.com",
                    "connectionId": "L0SM9cOFvHcCIhw=",
                    "apiId": "abcdef123"
                  }
                }
                """
                        .formatted(ARN));
    }

    @Test
    void the_authorizer_reads_a_ticket_or_the_header_and_nothing_else() throws Exception {
        var event = handshake();
        assertThat(SocketAuthorizer.tickets(event)).containsExactly("AbC-_9");
        assertThat(SocketAuthorizer.authorization(event)).isEmpty();

        event =
                json(
                        "{\"headers\":{\"authorization\":\"Bearer x\"},\"queryStringParameters\":null}");
        assertThat(SocketAuthorizer.authorization(event)).containsExactly("Bearer x");
        assertThat(SocketAuthorizer.tickets(event)).isEmpty();

        event =
                json(
                        "{\"multiValueHeaders\":{\"AUTHORIZATION\":[\"Bearer x\",\"Bearer y\"]},"
                                + "\"multiValueQueryStringParameters\":{\"ticket\":[\"a\",\"b\"],"
                                + "\"token\":[\"c\"]}}");
        assertThat(SocketAuthorizer.authorization(event)).containsExactly("Bearer x", "Bearer y");
        assertThat(SocketAuthorizer.tickets(event)).containsExactly("a", "b");
    }

    @Test
    void whoever_is_let_in_has_a_policy_for_this_call_and_is_known_to_every_event()
            throws Exception {
        var answer = SocketAuthorizer.answer(handshake(), new Handshake.Admitted(ACCESS));

        assertThat(answer.path("principalId").asText()).isEqualTo("42");
        var statement = answer.at("/policyDocument/Statement/0");
        assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
        assertThat(statement.path("Action").asText()).isEqualTo("execute-api:Invoke");
        assertThat(statement.path("Resource").asText()).isEqualTo(ARN);
        // The gateway passes on text, numbers and truth values only.
        assertThat(answer.path("context").properties())
                .isNotEmpty()
                .allMatch(entry -> entry.getValue().isTextual());
        assertThat(SocketAuthorizer.access(answer.path("context"))).isEqualTo(ACCESS);
    }

    @Test
    void a_refusal_is_the_word_by_which_the_gateway_answers_401() throws Exception {
        var event = handshake();

        assertThatThrownBy(() -> SocketAuthorizer.answer(event, new Handshake.Unauthorized()))
                .hasMessage("Unauthorized");
    }

    @Test
    void too_many_handshakes_are_denied_and_that_is_no_matter_of_credentials() throws Exception {
        var answer = SocketAuthorizer.answer(handshake(), new Handshake.Forbidden());

        assertThat(answer.at("/policyDocument/Statement/0/Effect").asText()).isEqualTo("Deny");
        assertThat(answer.has("context")).isFalse();
    }

    @Test
    void the_protocol_is_chosen_where_it_is_offered() throws Exception {
        assertThat(SocketFunction.isProtocolOffered(handshake().path("headers"))).isTrue();
        assertThat(
                        SocketFunction.isProtocolOffered(
                                json("{\"sec-websocket-protocol\":\"pacenote.v10\"}")))
                .isFalse();
        assertThat(SocketFunction.isProtocolOffered(json("{}"))).isFalse();
    }

    @Test
    void a_frame_is_its_text_and_one_that_is_no_text_says_nothing() throws Exception {
        assertThat(SocketFunction.text(json("{\"body\":\"{}🦊\",\"isBase64Encoded\":false}")))
                .isEqualTo("{}🦊");
        assertThat(SocketFunction.text(json("{\"body\":\"e30=\",\"isBase64Encoded\":true}")))
                .isEmpty();
        assertThat(SocketFunction.text(json("{}"))).isEmpty();
    }

    @Test
    void the_pusher_takes_new_events_of_each_person_together_and_nothing_else() throws Exception {
        var happened =
                StreamPusher.happened(
                        json(
                                """
                                {"Records": [
                                  {"eventID": "1", "eventName": "MODIFY", "eventVersion": "1.1",
                                   "eventSource": "aws:dynamodb", "awsRegion": "eu-central-1",
                                   "dynamodb": {"Keys": {"userId": {"S": "42"}, "seq": {"N": "0"}},
                                     "SequenceNumber": "111", "SizeBytes": 26,
                                     "StreamViewType": "NEW_IMAGE"},
                                   "eventSourceARN": "arn:aws:dynamodb:…"},
                                  {"eventID": "2", "eventName": "INSERT",
                                   "dynamodb": {"Keys": {"userId": {"S": "42"}, "seq": {"N": "7"}}}},
                                  {"eventID": "3", "eventName": "INSERT",
                                   "dynamodb": {"Keys": {"userId": {"S": "43"}, "seq": {"N": "0"}}}},
                                  {"eventID": "4", "eventName": "INSERT",
                                   "dynamodb": {"Keys": {"userId": {"S": "43"}, "seq": {"N": "1"}}}},
                                  {"eventID": "5", "eventName": "INSERT",
                                   "dynamodb": {"Keys": {"userId": {"S": "42"}, "seq": {"N": "8"}}}},
                                  {"eventID": "6", "eventName": "REMOVE",
                                   "userIdentity": {"type": "Service",
                                     "principalId": "dynamodb.amazonaws.com"},
                                   "dynamodb": {"Keys": {"userId": {"S": "44"}, "seq": {"N": "3"}}}}
                                ]}
                                """));

        assertThat(happened)
                .containsOnlyKeys(new AccountId(42), new AccountId(43))
                .containsEntry(new AccountId(42), new StreamPusher.Events(7, 8))
                .containsEntry(new AccountId(43), new StreamPusher.Events(1, 1));
    }
}
