using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>The site's own keys for signing. A key is made when it is first needed; all processes use the same.</summary>
internal sealed class SigningKeys(IServiceScopeFactory scopes, MasterKey master, TimeProvider time) : IDisposable
{
    /// <summary>How long the keys are.</summary>
    public const int Bits = 2048;

    private readonly ConcurrentDictionary<string, RSA> keys = new();

    /// <summary>Finds or makes a key pair.</summary>
    /// <param name="id">Such as <c>badges-1</c>.</param>
    /// <param name="cancellation">Stops the look-up.</param>
    public async Task<RSA> GetAsync(string id, CancellationToken cancellation = default)
    {
        if (keys.TryGetValue(id, out var known))
        {
            return known;
        }
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
        var stored = await db.SigningKeys.FindAsync([id], cancellation) ?? await MakeAsync(db, id, cancellation);
        return keys.GetOrAdd(id, stored.Open(master));
    }

    /// <summary>Keeps a key pair that was just made; saving it fails when its name is taken.</summary>
    public async Task AddAsync(PaceDbContext db, string id, RSA fresh, CancellationToken cancellation)
    {
        db.SigningKeys.Add(Sealed(id, fresh));
        await db.SaveChangesAsync(cancellation);
    }

    public void Dispose()
    {
        foreach (var key in keys.Values)
        {
            key.Dispose();
        }
    }

    private SigningKey Sealed(string id, RSA fresh) =>
        new(id, master.Seal(fresh.ExportPkcs8PrivateKey(), Encoding.UTF8.GetBytes(id)), time.GetUtcNow().UtcDateTime);

    private async Task<SigningKey> MakeAsync(PaceDbContext db, string id, CancellationToken cancellation)
    {
        using var fresh = RSA.Create(Bits);
        var mine = Sealed(id, fresh);
        db.SigningKeys.Add(mine);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return mine;
        }
        catch (DbUpdateException)
        {
            // Another process made it at the same moment: the primary key lets one of them win.
            db.ChangeTracker.Clear();
            return await db.SigningKeys.SingleAsync(k => k.Id == id, cancellation);
        }
    }
}
