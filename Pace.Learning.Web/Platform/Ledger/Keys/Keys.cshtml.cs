namespace Pace.Learning.Web.Platform.Ledger.Keys;

/// <summary>The public halves of all keys that checkpoints are or were signed with.</summary>
[AllowAnonymous]
internal sealed class KeysModel(LedgerKeys keys) : PageModel
{
    public IReadOnlyList<PublicLedgerKey> Keys { get; private set; } = [];

    public static string AddressOf(string id) => $"/ledger/keys/{id}.pem";

    public async Task OnGetAsync(CancellationToken cancellation) => Keys = await keys.AllAsync(cancellation);

    /// <summary>One of them as a file that openssl reads.</summary>
    public static async Task<IResult> PemAsync(string id, LedgerKeys keys, CancellationToken cancellation) =>
        (await keys.AllAsync(cancellation)).FirstOrDefault(k => k.Id == id) is { } key ? Results.Text(key.Pem + "\n", "application/x-pem-file") : Results.NotFound();
}
