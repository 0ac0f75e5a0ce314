package io.verbatim.fake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;

/** Sockets whose other side must show a certificate. */
final class AskingSockets extends ServerSocketFactory {

    private final ServerSocketFactory plain;

    AskingSockets(ServerSocketFactory plain) {
        this.plain = plain;
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return asking(plain.createServerSocket(port));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return asking(plain.createServerSocket(port, backlog));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return asking(plain.createServerSocket(port, backlog, address));
    }

    private static ServerSocket asking(ServerSocket socket) {
        ((SSLServerSocket) socket).setNeedClientAuth(true);
        return socket;
    }
}
