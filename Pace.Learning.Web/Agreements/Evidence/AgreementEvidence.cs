using System.Globalization;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;

namespace Pace.Learning.Web.Agreements.Evidence;

/// <summary>Collects the evidence of an agreement, for those who have a part in it: it has people's names in it.</summary>
internal sealed class AgreementEvidence(PaceDbContext db, CheckpointProofs proofs)
{
    /// <summary>The file, as of now, or as of a checkpoint that somebody kept.</summary>
    public static async Task<IResult> GetAsync(Guid id, long? checkpoint, HttpContext http, AgreementViewers viewers, AgreementEvidence evidence, CancellationToken cancellation)
    {
        if (await viewers.SeeAsync(http, id, cancellation) is not { Agreement: { WasInForce: true } agreement })
        {
            return http.User.Identity?.IsAuthenticated == true ? Results.NotFound() : Results.Challenge();
        }
        return await evidence.OfAsync(agreement, checkpoint, cancellation) is { } bundle ? Results.File(bundle.ToZip(), "application/zip", NameOf(agreement, bundle)) : Results.NotFound();
    }

    /// <summary>What proves an agreement; <c>null</c> when the checkpoint is not there or saw nothing of it.</summary>
    public async Task<EvidenceBundle?> OfAsync(Agreement agreement, long? checkpoint, CancellationToken cancellation)
    {
        var chain = AgreementRecorder.Subject(agreement.Id);
        var proof = checkpoint is { } number ? await proofs.ByAsync(chain, number, cancellation) : await proofs.NewestAsync(chain, cancellation);
        if (proof is null)
        {
            return null;
        }
        var text = await db.SignedTexts.AsNoTracking().SingleAsync(t => t.Sha256 == agreement.DocumentSha256, cancellation);
        var entries = await db.LedgerEntries.About(chain).AsNoTracking().Where(e => e.Sequence <= proof.Entries).ToListAsync(cancellation);
        return Bundle(agreement, text, [.. entries.OrderBy(e => e.Sequence)], proof);
    }

    /// <summary>What the file is called: it tells as of which checkpoint it speaks.</summary>
    public static string NameOf(Agreement agreement, EvidenceBundle bundle) =>
        string.Create(CultureInfo.InvariantCulture, $"{agreement.DocumentId}-{agreement.Version}-evidence-{bundle.Proof.Checkpoint.Number}.zip");

    private static EvidenceBundle Bundle(Agreement agreement, SignedText text, IReadOnlyList<LedgerEntry> entries, ChainProof proof)
    {
        var order = entries.Where(e => e.Act == SignedEntry.Act).ToDictionary(e => e.Read<SignedEntry>().Signature, e => e.Sequence);
        var signatures = agreement.Signatories.Where(p => p.Signature is not null && order.ContainsKey(p.Signature.Id))
            .OrderBy(p => order[p.Signature!.Id])
            .Select(p => p.Signature!.SealedBy(p).Text());
        var isCountersigned = entries.Any(e => e.Act == CountersignedEntry.Act);
        return new EvidenceBundle
        {
            Document = text.Bytes,
            Signatures = isCountersigned && agreement.Countersignature is { } ours ? [.. signatures, ours.SealedText()] : [.. signatures],
            Entries = [.. entries.Select(e => e.HashedBytes())],
            Proof = proof,
        };
    }
}
