using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Drafts;
using Pace.Learning.Web.Studio.Reviews;

namespace Pace.Learning.Tests.Studio;

/// <summary>Documents as somebody leaves them who works in the Studio, for tests of what comes after.</summary>
internal static class Desk
{
    extension(AppUnderTest app)
    {
        /// <summary>A draft of a document with something changed in it.</summary>
        public async Task<Guid> WrittenAsync(string path, Func<string, string> change)
        {
            var by = (await app.MemberAsync(Roles.Editor)).Id;
            await using var scope = app.Services.CreateAsyncScope();
            var drafts = scope.ServiceProvider.GetRequiredService<DraftRecorder>();
            var opened = await drafts.OpenAsync(path, by, CancellationToken.None);
            Assert.Null(opened.Refusal);
            var id = opened.DocumentId!.Value;
            var draft = await app.WithDatabaseAsync(db => db.Drafts.AsNoTracking().SingleAsync(d => d.DocumentId == id));
            Assert.IsType<SaveResult.Saved>(await drafts.SaveAsync(id, change(draft.Text), draft.Stamp, by, CancellationToken.None));
            return id;
        }

        /// <summary>A draft of a document that has no file.</summary>
        public async Task<Guid> BegunAsync(string path, string text)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var opened = await scope.ServiceProvider.GetRequiredService<DraftRecorder>().CreateAsync(path, text, (await app.MemberAsync(Roles.Editor)).Id, CancellationToken.None);
            Assert.Null(opened.Refusal);
            return opened.DocumentId!.Value;
        }

        /// <summary>A document whose draft was sent to review and approved by a parent.</summary>
        public async Task<Guid> ApprovedAsync(string path, Func<string, string> change)
        {
            var id = await app.WrittenAsync(path, change);
            await app.ApproveAsync(id);
            return id;
        }

        /// <summary>Takes an approved document back to writing.</summary>
        public async Task TakeBackAsync(Guid id)
        {
            await using var scope = app.Services.CreateAsyncScope();
            Assert.Null(await scope.ServiceProvider.GetRequiredService<ReviewRecorder>().TakeBackAsync(id, (await app.MemberAsync(Roles.Editor)).Id, CancellationToken.None));
        }

        /// <summary>Sends a draft to review, and a parent approves it.</summary>
        public async Task ApproveAsync(Guid id)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var reviews = scope.ServiceProvider.GetRequiredService<ReviewRecorder>();
            var sent = await reviews.SendAsync(id, (await app.MemberAsync(Roles.Editor)).Id, CancellationToken.None);
            Assert.True(sent.Refusal is null, string.Join('\n', sent.Blockers.Select(b => b.ToString())));
            var document = await app.WithDatabaseAsync(db => db.Documents.AsNoTracking().SingleAsync(d => d.Id == id));
            Assert.Null(await reviews.SayAsync(id, document.CandidateNumber!.Value, (await app.MemberAsync(Roles.ParentReviewer)).Id, isParent: true, Verdict.Approved, CancellationToken.None));
        }
    }
}
