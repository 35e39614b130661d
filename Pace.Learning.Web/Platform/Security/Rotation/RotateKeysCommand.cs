using System.Globalization;
using Pace.Learning.Web.Platform.Commands;

namespace Pace.Learning.Web.Platform.Security.Rotation;

/// <summary>
/// Changes the master key while the site is stopped: whatever the one before sealed is sealed with the new one, and what is found by a hash made with it is found by a new one. Broken off at any
/// point it is run again, and goes on; the site doesn't start in between.
/// </summary>
internal static class RotateKeysCommand
{
    public static async Task<int> RunAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        var (db, master) = (scope.ServiceProvider.GetRequiredService<PaceDbContext>(), scope.ServiceProvider.GetRequiredService<MasterKey>());
        if (!await db.Database.CanConnectAsync() || (await db.Database.GetPendingMigrationsAsync()).Any())
        {
            await output.WriteLineAsync("The database isn't there, or is older than this program: start the site once with the key as it was. Check ConnectionStrings__Pace and Pace__DataPath.");
            return Command.CouldNotRun;
        }
        if (await WhyNotAsync(db, master) is { } why)
        {
            await output.WriteLineAsync(why);
            return Command.CouldNotRun;
        }
        await db.RetryOnConflictAsync(async stop => (await KnownAsync(db, master, stop)).BeginChange(master.Fingerprint));
        var all = default(Moved);
        foreach (var part in scope.ServiceProvider.GetServices<ISealedByMaster>())
        {
            var moved = await part.MoveAsync(master, CancellationToken.None);
            all += moved;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{part.Name}: {moved.Rows:N0} moved{(moved.Unreadable > 0 ? $", {moved.Unreadable:N0} that neither key opens" : "")}"));
        }
        await db.RetryOnConflictAsync(async stop => (await KnownAsync(db, master, stop)).EndChange());
        await output.WriteLineAsync("Everything is sealed with the new key. Take Pace__MasterKeyBefore out of the settings, start the site, and make a backup.");
        await output.WriteLineAsync("Keep the old key with the backups that were made with it, for as long as those are kept.");
        return all.Unreadable > 0 ? Command.Findings : Command.Fine;
    }

    private static async Task<string?> WhyNotAsync(PaceDbContext db, MasterKey master)
    {
        if (master.Before is not { } before)
        {
            return "Set Pace__MasterKeyBefore to the master key as it is, and Pace__MasterKey to the new one (openssl rand -base64 32). Then run this again, with the site stopped.";
        }
        if (before.Fingerprint == master.Fingerprint)
        {
            return "Pace__MasterKeyBefore and Pace__MasterKey are the same. Make a new one with: openssl rand -base64 32";
        }
        var known = await db.Set<KnownMasterKey>().AsNoTracking().SingleOrDefaultAsync();
        return known is null || known.Fingerprint == before.Fingerprint || known.Fingerprint == master.Fingerprint
            ? null
            : "The database is sealed with neither of the two keys, so nothing was changed. Check Pace__MasterKeyBefore.";
    }

    private static async Task<KnownMasterKey> KnownAsync(PaceDbContext db, MasterKey master, CancellationToken cancellation) =>
        await db.Set<KnownMasterKey>().SingleOrDefaultAsync(cancellation) ?? db.Set<KnownMasterKey>().Add(new KnownMasterKey(master.Fingerprint)).Entity;
}
