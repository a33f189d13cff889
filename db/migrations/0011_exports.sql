-- What exports ask for: when a tenant last changed a deployment, which its own table dates by creation and closing only. The condition is the one of the dataset's changed_height.
CREATE INDEX messages_deployment_changes ON messages (signer, (body->'id'->>'dseq'), height)
  WHERE type_url ~ '^/akash[.]deployment[.].*[.]Msg(UpdateDeployment|CloseGroup|PauseGroup|StartGroup)$';
