using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Pace.Learning.Web.Platform.Commands;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;
using Pace.Learning.Web.Platform.Ledger.State;

namespace Pace.Learning.Web.Platform.Ledger.Verification;

/// <summary>Verifies the ledger, reading the database only; the site may go on meanwhile.</summary>
internal static class LedgerVerifyCommand
{
    public static async Task<int> RunAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        CheckpointDocument? kept = null;
        if (args is ["--checkpoint", var file])
        {
            kept = await KeptAsync(CommandLine.Resolve(file));
            if (kept is null)
            {
                await output.WriteLineAsync($"{file} is not there, is no checkpoint, or was damaged. Nothing was verified.");
                return Command.CouldNotRun;
            }
        }
        else if (args is not [])
        {
            await output.WriteLineAsync("Call it as: ledger verify, or: ledger verify --checkpoint FILE");
            return Command.CouldNotRun;
        }
        await using var app = builder.Build();
        return await VerifyAsync(app.Services, kept, output);
    }

    private static async Task<CheckpointDocument?> KeptAsync(string path) =>
        File.Exists(path) ? CheckpointDocument.Parse(await File.ReadAllTextAsync(path)) : null;

    private static async Task<int> VerifyAsync(IServiceProvider services, CheckpointDocument? kept, TextWriter output)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
        try
        {
            using var ledger = LedgerSnapshot.Open(db.Database.GetConnectionString()!);
            using var keys = new VerificationKeys(db, scope.ServiceProvider, kept);
            var report = LedgerVerification.Run(ledger, keys.Find, kept is null ? null : [kept], scope.ServiceProvider.GetServices<ILedgerCheck>(),
                [.. scope.ServiceProvider.GetServices<RecordedRow>()]);
            await WriteAsync(report, output);
            return report.Findings.Count == 0 ? Command.Fine : Command.Findings;
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            await output.WriteLineAsync($"The ledger could not be read: {e.Message} Check ConnectionStrings__Pace and Pace__DataPath.");
            return Command.CouldNotRun;
        }
    }

    private static async Task WriteAsync(LedgerReport report, TextWriter output)
    {
        foreach (var finding in report.Findings)
        {
            await output.WriteLineAsync(finding.ToString());
        }
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{report.Entries:N0} entries in {report.Chains:N0} chains, {report.Rows:N0} rows held against them: {report.Findings.Count:N0} findings."));
        await output.WriteLineAsync(report.Newest is { } newest
            ? string.Create(CultureInfo.InvariantCulture,
                $"The newest checkpoint is {newest.Number} of {LedgerTime.Of(newest.At):u}; {Math.Max(0, report.Entries - newest.Entries):N0} entries came after it.")
            : "There is no checkpoint yet, so the end of a chain could have been removed together with its head.");
    }
}

/// <summary>The keys that signatures are checked with: the one in a kept checkpoint, so that an auditor needs no master key, or the site's own.</summary>
internal sealed class VerificationKeys(PaceDbContext db, IServiceProvider services, CheckpointDocument? kept) : IDisposable
{
    private readonly Dictionary<string, RSA?> keys = [];

    public RSA? Find(string id)
    {
        if (!keys.TryGetValue(id, out var key))
        {
            keys[id] = key = id == kept?.Key ? FromPem(kept.PublicKey) : Own(id);
        }
        return key;
    }

    public void Dispose()
    {
        foreach (var key in keys.Values)
        {
            key?.Dispose();
        }
    }

    private static RSA FromPem(string pem)
    {
        var key = RSA.Create();
        key.ImportFromPem(pem);
        return key;
    }

    private RSA? Own(string id)
    {
        try
        {
            return db.SigningKeys.Find(id)?.Open(services.GetRequiredService<MasterKey>());
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
