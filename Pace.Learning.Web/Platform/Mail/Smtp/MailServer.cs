using System.Net.Security;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Pace.Learning.Web.Platform.Mail.Smtp;

/// <summary>The mail server of the settings. Nothing is said to it before the line is encrypted, unless settings say so.</summary>
internal sealed class MailServer : SmtpClient
{
    private readonly SmtpOptions options;
    private bool isEncrypting;

    public MailServer(SmtpOptions options, TimeSpan patience)
    {
        this.options = options;
        // What this machine is called is nobody's business.
        LocalDomain = "127.0.0.1";
        CheckCertificateRevocation = false;
        Timeout = (int)patience.TotalMilliseconds;
    }

    /// <summary>Connects, agrees on encryption and logs in.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        var way = options.UsesImplicitTls ? SecureSocketOptions.SslOnConnect : options.StartTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None;
        try
        {
            await ConnectAsync(options.Host!, options.Port, way, cancellation);
        }
        catch (NotSupportedException)
        {
            throw new MailFailure(MailProblem.NotEncrypted, "no STARTTLS");
        }
        catch (SslHandshakeException e) when (e.InnerException is System.Security.Authentication.AuthenticationException)
        {
            throw new MailFailure(MailProblem.NotEncrypted, "certificate");
        }
        catch (SslHandshakeException e) when (e.InnerException is { } cause)
        {
            ExceptionDispatchInfo.Throw(cause);
        }
        catch (SmtpCommandException e)
        {
            var answer = SmtpAnswer.Of(e);
            var isStartTlsRefused = way == SecureSocketOptions.StartTls && Capabilities.HasFlag(SmtpCapabilities.StartTLS) && !isEncrypting;
            throw isStartTlsRefused ? answer.Failure(MailProblem.NotEncrypted, MailProblem.NotEncrypted) : answer.Failure(MailProblem.ServerRefusesUs, MailProblem.Delayed);
        }
        if (options.UserName is { Length: > 0 } name)
        {
            await LogInAsync(name, options.Password ?? "", cancellation);
        }
    }

    protected override SslClientAuthenticationOptions GetSslClientAuthenticationOptions(string host, RemoteCertificateValidationCallback remoteCertificateValidationCallback)
    {
        isEncrypting = true;
        var tls = base.GetSslClientAuthenticationOptions(host, remoteCertificateValidationCallback);
        tls.CertificateChainPolicy = Trust(options.TrustedCertificate);
        return tls;
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

    // The ways that every server knows: the line is encrypted, and a wrong password is tried once only.
    private async Task LogInAsync(string name, string password, CancellationToken cancellation)
    {
        SaslMechanism way = AuthenticationMechanisms.Contains("PLAIN") ? new SaslMechanismPlain(name, password)
            : AuthenticationMechanisms.Contains("LOGIN") ? new SaslMechanismLogin(name, password)
            : throw new MailFailure(MailProblem.ServerRefusesUs, "no AUTH PLAIN or LOGIN");
        try
        {
            await AuthenticateAsync(way, cancellation);
        }
        catch (AuthenticationException e)
        {
            throw SmtpAnswer.Of(e).Failure(MailProblem.ServerRefusesUs, MailProblem.ServerRefusesUs);
        }
    }
}
