using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Pace.Learning.Web.Platform.Mail.Smtp;

/// <summary>
/// One mail's conversation with a server (RFC 5321), a step at a time. The framework's own client does all steps in one call and doesn't tell which one failed;
/// whether a mail may have arrived depends on exactly that.
/// </summary>
internal sealed class SmtpConversation : IAsyncDisposable
{
    private const int LongestLine = 4096;
    private const int MostLines = 200;
    private static readonly byte[] Terminator = "\r\n.\r\n"u8.ToArray();

    private readonly SmtpOptions options;
    private readonly TcpClient tcp;
    private readonly byte[] buffer = new byte[LongestLine];
    private Stream stream;
    private int start;
    private int end;
    private List<string> extensions = [];

    private SmtpConversation(SmtpOptions options, TcpClient tcp) => (this.options, this.tcp, stream) = (options, tcp, tcp.GetStream());

    /// <summary>Connects, agrees on encryption and logs in.</summary>
    public static async Task<SmtpConversation> BeginAsync(SmtpOptions options, CancellationToken cancellation)
    {
        var tcp = new TcpClient { NoDelay = true };
        try
        {
            await tcp.ConnectAsync(options.Host!, options.Port, cancellation);
            var conversation = new SmtpConversation(options, tcp);
            await conversation.GreetAsync(cancellation);
            return conversation;
        }
        catch
        {
            tcp.Dispose();
            throw;
        }
    }

    /// <summary>Names sender and recipient. A refusal of the recipient is the mail's, one of the sender is ours.</summary>
    public async Task AddressAsync(string from, string to, CancellationToken cancellation)
    {
        var parameters = "";
        if (!Ascii.IsValid(to))
        {
            if (!Offers("SMTPUTF8"))
            {
                throw new MailFailure(MailProblem.Refused, "this server takes no addresses with such letters");
            }
            parameters = " SMTPUTF8 BODY=8BITMIME";
        }
        await ExpectAsync($"MAIL FROM:<{from}>{parameters}", 250, _ => MailProblem.ServerRefusesUs, cancellation);
        await ExpectAsync($"RCPT TO:<{to}>", 250, IfForGood(MailProblem.RecipientRefused, MailProblem.RecipientDelayed), cancellation);
    }

    /// <summary>Sends the message, all but the line that ends it: without that line no server takes it.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        await ExpectAsync("DATA", 354, IfForGood(MailProblem.Refused, MailProblem.Delayed), cancellation);
        await stream.WriteAsync(message, cancellation);
        await stream.FlushAsync(cancellation);
    }

    /// <summary>Ends the message. From here on it may have arrived, whatever happens to us; only an answer tells.</summary>
    public async Task HandOverAsync(CancellationToken cancellation)
    {
        await stream.WriteAsync(Terminator, cancellation);
        await stream.FlushAsync(cancellation);
        var reply = await ReadReplyAsync(cancellation);
        if (reply.Code / 100 != 2)
        {
            throw new MailFailure(reply.IsForGood ? MailProblem.Refused : MailProblem.Delayed, reply.Codes);
        }
    }

    /// <summary>Says goodbye, as far as the server still listens: the mail is through already.</summary>
    public async Task LeaveAsync(CancellationToken cancellation)
    {
        try
        {
            await SendAsync("QUIT", cancellation);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // It has gone already.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        tcp.Dispose();
    }

    private async Task GreetAsync(CancellationToken cancellation)
    {
        if (options.UsesImplicitTls)
        {
            await EncryptAsync(cancellation);
        }
        Check(await ReadReplyAsync(cancellation), 220);
        await SayHelloAsync(cancellation);
        if (options is { StartTls: true, UsesImplicitTls: false })
        {
            if (!Offers("STARTTLS"))
            {
                throw new MailFailure(MailProblem.NotEncrypted, "no STARTTLS");
            }
            await ExpectAsync("STARTTLS", 220, _ => MailProblem.NotEncrypted, cancellation);
            // Whatever somebody slipped in before the encryption began must not be read as if it came after.
            (start, end) = (0, 0);
            await EncryptAsync(cancellation);
            await SayHelloAsync(cancellation);
        }
        if (options.UserName is { Length: > 0 } name)
        {
            await LogInAsync(name, options.Password ?? "", cancellation);
        }
    }

    private async Task SayHelloAsync(CancellationToken cancellation)
    {
        await SendAsync("EHLO [127.0.0.1]", cancellation);
        var reply = await ReadReplyAsync(cancellation);
        Check(reply, 250);
        extensions = reply.Lines;
    }

    private async Task EncryptAsync(CancellationToken cancellation)
    {
        var tls = new SslStream(stream, leaveInnerStreamOpen: false);
        stream = tls;
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions { TargetHost = options.Host, CertificateChainPolicy = Trust(options.TrustedCertificate) }, cancellation);
        }
        catch (AuthenticationException)
        {
            throw new MailFailure(MailProblem.NotEncrypted, "certificate");
        }
    }

    private static X509ChainPolicy? Trust(string? file)
    {
        if (file is not { Length: > 0 })
        {
            return null;
        }
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(file);
        return policy;
    }

    private async Task LogInAsync(string name, string password, CancellationToken cancellation)
    {
        var ways = extensions.Find(e => e.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase))?.Split(' ') ?? [];
        if (ways.Contains("PLAIN", StringComparer.OrdinalIgnoreCase))
        {
            await ExpectAsync("AUTH PLAIN " + Base64($"\0{name}\0{password}"), 235, _ => MailProblem.ServerRefusesUs, cancellation);
        }
        else if (ways.Contains("LOGIN", StringComparer.OrdinalIgnoreCase))
        {
            await ExpectAsync("AUTH LOGIN", 334, _ => MailProblem.ServerRefusesUs, cancellation);
            await ExpectAsync(Base64(name), 334, _ => MailProblem.ServerRefusesUs, cancellation);
            await ExpectAsync(Base64(password), 235, _ => MailProblem.ServerRefusesUs, cancellation);
        }
        else
        {
            throw new MailFailure(MailProblem.ServerRefusesUs, "no AUTH PLAIN or LOGIN");
        }
    }

    private bool Offers(string extension) => extensions.Exists(e => e.Equals(extension, StringComparison.OrdinalIgnoreCase));

    private async Task ExpectAsync(string command, int code, Func<Reply, MailProblem> problem, CancellationToken cancellation)
    {
        await SendAsync(command, cancellation);
        var reply = await ReadReplyAsync(cancellation);
        if (reply.Code != code && !(code == 250 && reply.Code == 251))
        {
            // 421 is the server closing, at whatever step: nothing against this mail.
            throw new MailFailure(reply.Code == 421 ? MailProblem.Delayed : problem(reply), reply.Codes);
        }
    }

    private static Func<Reply, MailProblem> IfForGood(MailProblem forGood, MailProblem forNow) => reply => reply.IsForGood ? forGood : forNow;

    private static void Check(Reply reply, int code)
    {
        if (reply.Code != code)
        {
            throw new MailFailure(reply.IsForGood ? MailProblem.ServerRefusesUs : MailProblem.Delayed, reply.Codes);
        }
    }

    private async Task SendAsync(string command, CancellationToken cancellation)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), cancellation);
        await stream.FlushAsync(cancellation);
    }

    private async Task<Reply> ReadReplyAsync(CancellationToken cancellation)
    {
        List<string> lines = [];
        while (lines.Count < MostLines)
        {
            var line = await ReadLineAsync(cancellation);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                throw new IOException("The server's answer is no SMTP.");
            }
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
            {
                return new Reply(code, lines);
            }
        }
        throw new IOException("The server's answer has no end.");
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var at = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var line = Encoding.UTF8.GetString(buffer, start, at).TrimEnd('\r');
                start += at + 1;
                return line;
            }
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            if (end == buffer.Length)
            {
                throw new IOException("The server's line has no end.");
            }
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancellation);
            if (read == 0)
            {
                throw new IOException("The server closed the connection.");
            }
            end += read;
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private sealed record Reply(int Code, List<string> Lines)
    {
        public bool IsForGood => Code / 100 == 5;

        /// <summary>The codes alone: the words of a refusal often repeat the address.</summary>
        public string Codes
        {
            get
            {
                var first = Lines[0].Split(' ', 2)[0];
                var isEnhanced = first.Length is >= 5 and <= 11 && first.All(c => char.IsAsciiDigit(c) || c == '.');
                return isEnhanced ? $"{Code} {first}" : Code.ToString(CultureInfo.InvariantCulture);
            }
        }
    }
}
