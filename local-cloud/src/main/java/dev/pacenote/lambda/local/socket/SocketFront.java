package dev.pacenote.lambda.local.socket;

import dev.pacenote.lambda.local.RuntimeApi;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A front like API Gateway's for WebSockets: it asks the authorizer and {@code $connect} before it
 * lets a client in, hands each frame to a function, and sends what is posted to a socket's address.
 */
public final class SocketFront implements AutoCloseable {

    /** The name of its only stage. */
    static final String STAGE = "ws";

    private static final int LARGEST_POST = 1024 * 1024;

    /** So that what a client does not read is soon seen. */
    private static final int SEND_BUFFER = 64 * 1024;

    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final Map<String, HeldSocket> sockets = new ConcurrentHashMap<>();
    private final Channel server;
    private volatile boolean refusing;

    /**
     * @param port 0 for any that is free
     * @param authorizer of {@code $connect}
     * @param function of all routes
     */
    public SocketFront(int port, RuntimeApi authorizer, RuntimeApi function) {
        server =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER)
                        .childHandler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        channel.pipeline()
                                                .addLast(
                                                        new HttpServerCodec(),
                                                        new HttpObjectAggregator(LARGEST_POST),
                                                        new SocketRequests(
                                                                SocketFront.this,
                                                                authorizer,
                                                                function));
                                    }
                                })
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                        .syncUninterruptibly()
                        .channel();
    }

    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** Where clients open sockets. */
    public String url() {
        return "ws://127.0.0.1:" + port() + "/" + STAGE;
    }

    /** Where functions reach them. */
    public String managementUrl() {
        return "http://127.0.0.1:" + port() + "/" + STAGE;
    }

    void add(HeldSocket socket) {
        sockets.put(socket.id(), socket);
    }

    void remove(HeldSocket socket) {
        sockets.remove(socket.id());
    }

    Optional<HeldSocket> find(String id) {
        return Optional.ofNullable(sockets.get(id));
    }

    /** Whether functions reach no socket from now on: each of their requests is refused. */
    public void refuse(boolean all) {
        refusing = all;
    }

    boolean isRefusing() {
        return refusing;
    }

    /** How many sockets are open. */
    public int open() {
        return sockets.size();
    }

    /** Has all sockets gone without a word, as when a client's network is cut. */
    public void cutAll() {
        sockets.values().forEach(HeldSocket::cut);
    }

    /** Loses all sockets, and nobody tells the function: what is sent to one is answered 410. */
    public void loseAll() {
        sockets.values().forEach(HeldSocket::lose);
        sockets.clear();
    }

    @Override
    public void close() {
        var _ = server.close().syncUninterruptibly();
        var _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
