using System.Globalization;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Mail.Smtp;

namespace Pace.Learning.Tests.Platform.Mail;

/// <summary>When a mail is marked, and what we make of answers that are rare.</summary>
public sealed class SmtpAnswerTests
{
    private static readonly SealedBody Body = new("x", "x");

    [Theory]
    [InlineData("", 1)]
    [InlineData("size=100000", 1)] // the size is asked for, so it is measured
    [InlineData("size=100000 refuse=mail", 0)]
    [InlineData("size=100000 refuse=rcpt", 0)]
    [InlineData("size=100000 refuse=received", 1)]
    [InlineData("size=100", 0)]
    public async Task Mail_IsMarkedOnce_AndNotBeforeAllButItsEndWasWritten(string mode, int marks)
    {
        await using var server = await NodeScript.StartAsync("mail-server.mjs", mode.Split(' '));
        var marked = 0;
        var failure = await Record.ExceptionAsync(() => SendAsync(Port(server), "a@example.org", () => Task.FromResult(++marked)));
        Assert.Equal(marks, marked);
        Assert.Equal(mode is "" or "size=100000", failure is null);
        Assert.Equal(mode == "size=100", failure is MailFailure { Problem: MailProblem.Refused, Detail: "552" });
    }

    [Fact]
    public async Task SameMail_MakesTheSameBytes()
    {
        await using var server = await NodeScript.StartAsync("mail-server.mjs");
        var mail = new OutboxMail { To = "a@example.org", Subject = "Grüße" };
        await Transport(Port(server)).SendAsync(mail, mail.To, Body, () => Task.CompletedTask, default);
        var first = await server.ReadLineAsync();
        await Transport(Port(server)).SendAsync(mail, mail.To, Body, () => Task.CompletedTask, default);
        Assert.Equal(first, await server.ReadLineAsync());
    }

    [Fact]
    public async Task Refusal_IsToldByItsCodes()
    {
        await using var server = await NodeScript.StartAsync("mail-server.mjs");
        var failure = await Assert.ThrowsAsync<MailFailure>(() => SendAsync(Port(server), "refused@example.org"));
        Assert.Equal("550 5.1.1", failure.Detail);
    }

    [Fact]
    public async Task SiteThatStops_GivesBackWhatIsNotMarked()
    {
        await using var server = await NodeScript.StartAsync("mail-server.mjs", "pause=rcpt");
        using var stop = new CancellationTokenSource();
        var sending = SendAsync(Port(server), "a@example.org", stop: stop.Token);
        await server.ReadLineAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task SiteThatStops_WaitsForTheAnswerToWhatIsMarked()
    {
        await using var server = await NodeScript.StartAsync("mail-server.mjs", "delay=500");
        using var stop = new CancellationTokenSource();
        await SendAsync(Port(server), "a@example.org", stop.CancelAsync, stop: stop.Token);
        Assert.Contains("\"text\"", (await server.ReadLineAsync())!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("STARTTLS", "454 4.7.0 not now", MailProblem.NotEncrypted)]
    [InlineData("STARTTLS", "421 4.3.0 closing", MailProblem.Delayed)]
    [InlineData("MAIL", "530 5.7.0 log in first", MailProblem.ServerRefusesUs)]
    [InlineData("MAIL", "421 4.3.0 closing", MailProblem.Delayed)]
    [InlineData("RCPT", "421 4.3.0 closing", MailProblem.Delayed)]
    [InlineData("RCPT", "251 forwarded", MailProblem.None)]
    [InlineData("DATA", "554 5.7.1 no", MailProblem.Refused)]
    [InlineData("DATA", "451 4.7.1 later", MailProblem.Delayed)]
    [InlineData(".", "421 4.3.0 closing", MailProblem.Delayed)]
    [InlineData(".", "530 5.7.0 log in first", MailProblem.Refused)]
    [InlineData(".", "254 an unusual yes", MailProblem.None)]
    [InlineData(".", "this is no SMTP", MailProblem.Unsure)]
    public async Task RareAnswer_IsUnderstood(string command, string answer, MailProblem expected)
    {
        await using var server = new ScriptedServer(command, answer);
        var failure = await Record.ExceptionAsync(() => SendAsync(server.Port, "a@example.org", isEncrypted: command == "STARTTLS"));
        Assert.Equal(expected, failure is null ? MailProblem.None : Assert.IsType<MailFailure>(failure).Problem);
    }

    [Fact]
    public async Task AddressOfOtherLetters_GoesOnlyWhereItIsUnderstood()
    {
        await using var plain = new ScriptedServer("", "");
        Assert.Equal(MailProblem.Refused, (await Assert.ThrowsAsync<MailFailure>(() => SendAsync(plain.Port, "grüße@example.org"))).Problem);
        await using var server = await NodeScript.StartAsync("mail-server.mjs");
        await SendAsync(Port(server), "grüße@müller.example");
        Assert.Contains("grüße@", (await server.ReadLineAsync())!, StringComparison.Ordinal);
    }

    private static Task SendAsync(int port, string to, Func<Task>? handingOver = null, bool isEncrypted = false, CancellationToken stop = default) =>
        Transport(port, isEncrypted).SendAsync(new OutboxMail { To = to, Subject = "Hello" }, to, Body, handingOver ?? (() => Task.CompletedTask), stop);

    private static SmtpTransport Transport(int port, bool isEncrypted = false) => new(
        Options.Create(new MailOptions { From = "post@site.example", Smtp = new SmtpOptions { Host = "127.0.0.1", Port = port, StartTls = isEncrypted } }),
        Options.Create(new PaceOptions()));

    private static int Port(NodeScript server) => int.Parse(server.FirstLine, CultureInfo.InvariantCulture);

    /// <summary>Says yes to everything but one command.</summary>
    private sealed class ScriptedServer : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly Task running;

        public ScriptedServer(string command, string answer)
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
            running = RunAsync(command, answer);
        }

        public int Port { get; }

        public async ValueTask DisposeAsync()
        {
            listener.Stop();
            await running.WaitAsync(TimeSpan.FromSeconds(10));
        }

        private async Task RunAsync(string command, string answer)
        {
            using var client = await listener.AcceptTcpClientAsync();
            using var reader = new StreamReader(client.GetStream());
            await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
            await writer.WriteLineAsync("220 ready");
            var isData = false;
            try
            {
                while (await reader.ReadLineAsync() is { } line)
                {
                    if (isData && line != ".")
                    {
                        continue;
                    }
                    isData = line == "DATA" && command != "DATA";
                    var isAsked = command.Length > 0 && (command == "." ? line == "." : line.StartsWith(command, StringComparison.Ordinal));
                    await writer.WriteLineAsync(isAsked ? answer : isData ? "354 go on" : line.StartsWith("EHLO", StringComparison.Ordinal) ? "250-here\r\n250 STARTTLS" : "250 yes");
                    if (isAsked && answer.StartsWith("421", StringComparison.Ordinal))
                    {
                        return;
                    }
                }
            }
            catch (IOException)
            {
                // They have gone.
            }
        }
    }
}
