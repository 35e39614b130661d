using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Transcripts;

/// <summary>Requests that have not ended.</summary>
internal static class OpenTranscripts
{
    extension(IQueryable<TranscriptRequest> requests)
    {
        /// <summary>The one of a contribution that has not ended.</summary>
        public IQueryable<TranscriptRequest> OpenFor(Guid contributionId) => requests.Where(r => r.End == null && r.ContributionId == contributionId);
    }

    extension(PaceDbContext db)
    {
        /// <summary>What waits to be typed, for the participation manager alone. Who was erased, or has had the words erased, asks for nothing any more.</summary>
        public IQueryable<TranscriptRequest> TranscriptsToType
        {
            get
            {
                var parents = db.ParticipantProfiles.Where(p => !p.IsErased).Select(p => p.Id);
                return db.TranscriptRequests.Where(r => r.End == null && r.Typing == null
                    && db.Set<Contribution>().Any(c => c.Id == r.ContributionId && c.Erasure == null && c.MediaId == r.MediaId && parents.Contains(c.ParticipantId)));
            }
        }
    }
}
