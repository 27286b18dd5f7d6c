package dev.pacenote.domain.notice.stream;

/** Why this service closes a socket (contract 3.4). */
public enum CloseCode {
    LEAVING(1001, "this server stops"),
    TOO_LARGE(1009, "a message of more than 32 KiB"),
    FAULT(1011, "a fault of ours"),
    TOO_SLOW(1013, "try again later"),
    MALFORMED(4400, "three malformed frames"),
    ACCESS_OVER(4401, "access token expired"),
    REVOKED(4403, "session revoked"),
    SILENT(4408, "silent for too long"),
    TOO_MANY_SOCKETS(4409, "too many sockets"),
    TOO_MANY_FRAMES(4429, "too many frames");

    private final int code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }
}
