using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.LocalAreas.Data;
using Pace.Learning.Web.Platform.Published;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Tests.Agreements.Register;

/// <summary>An agreement that was made for a test, and what the public may know of its people.</summary>
internal sealed record MadeAgreement(string Slug, string DocumentId, AgreementState State, Guid Id, IReadOnlyList<string> Open, IReadOnlyList<string> Secret)
{
    public bool WasInForce => State is AgreementState.InForce or AgreementState.Lapsed or AgreementState.Withdrawn or AgreementState.Superseded;
}

/// <summary>Real authorities with agreements in every state, made by the acts that lead there.</summary>
internal static class ManyAreas
{
    public const string Charter = "parent-charter";
    public const string Working = "family-working-agreement";

    private static readonly Guid Somebody = Guid.Parse("0191f0c2-0000-7000-8000-000000000003");
    private static int number;

    extension(AppUnderTest app)
    {
        /// <summary>Gives areas agreements whose states differ, always in the same way.</summary>
        public async Task<IReadOnlyList<MadeAgreement>> WithManyAreasAsync(int areas, int seed)
        {
            var random = new Random(seed);
            var made = new List<MadeAgreement>();
            var states = Enum.GetValues<AgreementState>();
            // The demo area has agreements already.
            foreach (var (i, line) in AreaList.Areas.Where(a => a.Until is null && a.IsThereOn(app.Today) && a.Slug != "calderdale").OrderBy(_ => random.Next()).Take(areas).Index())
            {
                made.Add(await app.SignAsync(line.Slug, Charter, states[i % states.Length], random.Next(3)));
                if (random.Next(3) > 0)
                {
                    made.Add(await app.SignAsync(line.Slug, Working, states[random.Next(states.Length)], random.Next(3)));
                }
            }
            return made;
        }

        /// <summary>Makes one agreement; every <paramref name="openEvery"/>th person agrees that the name is public, nobody with 0.</summary>
        public async Task<MadeAgreement> SignAsync(string slug, string documentId, AgreementState state, int openEvery = 2)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var document = scope.ServiceProvider.GetRequiredService<PublishedContent>().Library.FindAgreement(documentId)!;
            var version = document.Versions[0];
            var now = app.Clock.GetUtcNow().UtcDateTime;
            var start = state == AgreementState.Lapsed ? now.AddMonths(-version.TermMonths).AddDays(-version.GraceDays - 40) : now.AddDays(-3);
            var tag = Interlocked.Increment(ref number);
            var agreement = new Agreement(LocalArea.IdOf(slug), slug, document, version, Somebody, start);
            foreach (var (i, signatory) in version.Signatories.Index())
            {
                Assert.Null(agreement.Add(new SignatoryDetails
                {
                    RoleKey = signatory.Key, Role = signatory.Role, Level = signatory.Level, AgencyId = Guid.Empty, AgencyName = $"Agency {i} <of> {slug}", IsRequired = true, Order = i + 1,
                    Name = $"Invited {tag}-{i}", Email = $"secret-{tag}-{i}@area.example",
                }, Somebody, start));
            }
            List<string> open = [], secret = [$"secret-{tag}-", $"Invited {tag}-", $"secret words {tag}"];
            if (state != AgreementState.Draft)
            {
                Assert.Null(agreement.Send(version, false, 21, start));
            }
            var signing = state is AgreementState.Draft ? 0 : state is AgreementState.Open or AgreementState.Declined or AgreementState.Cancelled ? 1 : agreement.Signatories.Count;
            foreach (var (i, signatory) in agreement.Signatories.Index().Where(p => p.Item.State == SignatoryState.Invited).Take(signing).ToList())
            {
                var isOpen = openEvery > 0 && i % openEvery == 0;
                var name = $"{(isOpen ? "Oona Open" : "Sara Secret")} {tag}x{i}";
                (isOpen ? open : secret).Add(name);
                Assert.Null(agreement.Sign(signatory.Id, Identity(signatory), new SignatureInput(name, signatory.Role, $"secret words {tag}", isOpen), new ShownText(version.Sha256, version.Declaration), start));
            }
            if (state == AgreementState.Declined)
            {
                Assert.Null(agreement.Decline(agreement.Signatories[^1].Id, Identity(agreement.Signatories[^1]), $"secret words {tag}", start));
            }
            if (state == AgreementState.Cancelled)
            {
                Assert.Null(agreement.Cancel(Somebody, $"secret words {tag}", start));
            }
            var wasInForce = state is AgreementState.InForce or AgreementState.Lapsed or AgreementState.Withdrawn or AgreementState.Superseded;
            if (wasInForce)
            {
                Assert.Null(agreement.Countersign(Somebody, new CountersignatureInput(true, true, true, $"secret words {tag}"), version, start));
            }
            else
            {
                // Names of signatures that never came into force are nobody's business.
                secret.AddRange(open);
                open.Clear();
            }
            Assert.Null(state switch
            {
                AgreementState.Lapsed => agreement.Lapse(start.AddMonths(version.TermMonths).AddDays(version.GraceDays + 1)),
                AgreementState.Withdrawn => agreement.WithdrawByTwo("We were reorganised", now),
                AgreementState.Superseded => agreement.Supersede(now),
                _ => null,
            });
            Assert.Equal(state, agreement.State);
            await app.WithDatabaseAsync(async db =>
            {
                if (await db.SignedTexts.FindAsync(version.Sha256) is null)
                {
                    db.SignedTexts.Add(new SignedText(document, version));
                }
                db.Agreements.Add(agreement);
                db.AgreementEvents.AddRange(agreement.Happened);
                return await db.SaveChangesAsync();
            });
            app.Services.GetRequiredService<RegisterPages>().Changed();
            return new MadeAgreement(slug, documentId, state, agreement.Id, open, secret);
        }

        /// <summary>Does something to an agreement as the pages do.</summary>
        public async Task ActAsync(Guid agreement, Func<Agreement, DateTime, Refusal?> act)
        {
            await using var scope = app.Services.CreateAsyncScope();
            Assert.Null(await scope.ServiceProvider.GetRequiredService<AgreementRecorder>().ActAsync(agreement, act, TestContext.Current.CancellationToken));
        }
    }

    private static VerifiedIdentity Identity(Signatory signatory) => new(signatory.NormalizedEmail!, VerifiedIdentity.Account, null, null);
}
