package dev.pacenote.application.notice.stream.socket;

/** Reaches the clients of sockets that a gateway holds. */
public interface SocketGateway {

    /** What became of a frame. */
    enum Posted {
        SENT,

        /** There is no such socket any more. */
        GONE,

        /** Not sent: the gateway keeps as much for its client as it can, and that reads nothing. */
        FULL,

        /** Nobody knows whether it was sent. A frame is a hint: it is not sent again. */
        FAILED
    }

    /** Hands over a text frame. Takes two seconds at most, and never fails. */
    Posted post(String socket, String frame);

    /** Closes a socket; one that is gone is no error. Takes two seconds at most. */
    void close(String socket);

    /**
     * Whether the gateway takes what we say to its sockets. Takes two seconds at most, and never
     * fails.
     */
    boolean answers();
}
