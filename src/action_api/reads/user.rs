//! `meta=userinfo`: whoever asks. See <https://www.mediawiki.org/wiki/API:Userinfo>.

use serde::Deserialize;
use serde_json::Value;

use crate::action_api::parameters::Parameters;
use crate::action_api::{ActionApi, ActionApiError, Signer, UserInfo};

#[derive(Deserialize)]
struct Told {
    query: ToldUser,
}

#[derive(Deserialize)]
struct ToldUser {
    userinfo: UserAnswer,
}

#[derive(Deserialize)]
struct UserAnswer {
    id: i64,
    name: String,
    editcount: Option<i64>,
    #[serde(default)]
    groups: Vec<String>,
    #[serde(default)]
    rights: Vec<String>,
}

impl ActionApi {
    /// The caller's own account.
    pub async fn user_info(&self, caller: &Signer) -> Result<UserInfo, ActionApiError> {
        let parameters = Parameters::of("query").with("meta", "userinfo").with("uiprop", "groups|rights|editcount");
        let answer = self.read_as(caller, &parameters).await?;
        let Told { query: ToldUser { userinfo: user } } = self.expect(Value::Object(answer))?;
        self.high_limits().keep(caller, &user.rights);
        Ok(UserInfo {
            id: user.id,
            name: user.name,
            edit_count: user.editcount,
            groups: user.groups,
            rights: user.rights,
        })
    }
}
